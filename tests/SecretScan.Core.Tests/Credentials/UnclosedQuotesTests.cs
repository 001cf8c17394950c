using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Credentials;

namespace SecretScan.Tests.Credentials;

public class UnclosedQuotesTests
{
    [Fact]
    public void WhatIsRememberedIsWhatWouldBeFound()
    {
        var texts = Gen.Elements("ab\"'`\\\n".ToCharArray()).ListOf().Select(chars => new string([.. chars]));

        Prop.ForAll(texts.ToArbitrary(), text => RemembersRightly(Encoding.ASCII.GetBytes(text), every: 1)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void IsRightWhereALineIsLongerThanAString()
    {
        var line = string.Concat(Enumerable.Repeat("word\\\\\\\" ", 30_000)) + "\" and \"closed\"\n";

        Assert.True(RemembersRightly(Encoding.ASCII.GetBytes(line), every: 500));
    }

    private static bool RemembersRightly(byte[] text, int every)
    {
        var quotes = Enumerable.Range(0, text.Length).Where(i => text[i] is (byte)'"' or (byte)'\'' or (byte)'`').Where((_, i) => i % every == 0);
        var remembering = new UnclosedQuotes();
        return quotes.All(i => new[] { true, false }.All(escaped =>
            remembering.Close(new SlotText(text), i + 1, text[i], escaped) == new UnclosedQuotes().Close(new SlotText(text), i + 1, text[i], escaped)));
    }
}
