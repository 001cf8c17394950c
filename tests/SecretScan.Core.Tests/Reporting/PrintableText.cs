using SecretScan.Reporting;

namespace SecretScan.Tests.Reporting;

public class PrintableText
{
    [Theory]
    [InlineData("\u001b[31m", @"\x1b[31m")]
    [InlineData("a\nb\r\t", @"a\nb\r\t")]
    [InlineData("\u202egnp", @"\u202egnp")]
    [InlineData("\u009b2J", @"\x9b2J")]
    [InlineData("\u200b\u2066\ufeff", @"\u200b\u2066\ufeff")]
    [InlineData("\U000e0041", @"\U000e0041")]
    [InlineData("  ::stop-commands::x", @"  \x3a:stop-commands::x")]
    [InlineData("a ##vso[task.x]", @"a \x23#vso[task.x]")]
    [InlineData("##[group]", @"\x23#[group]")]
    public void ShowsWhatIsHidden(string text, string shown) => Assert.Equal(shown, Printable.Of(text));

    // No theory: its data passes through UTF-8, which a lone surrogate does not survive.
    [Fact]
    public void ShowsALoneSurrogate() => Assert.Equal(@"\ud800x", Printable.Of("\ud800x"));

    [Theory]
    [InlineData("src/bot.py")]
    [InlineData("Grüße/日本語/🚀.txt")]
    [InlineData("std::vector #1 ## x")]
    public void LeavesTheRestAsItIs(string text) => Assert.Equal(text, Printable.Of(text));
}
