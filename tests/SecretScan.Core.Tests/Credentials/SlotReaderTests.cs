using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Credentials;

namespace SecretScan.Tests.Credentials;

/// <summary>Each case is written "text => name=value|name=value", positional values as callee[index]=value.</summary>
public class SlotReaderTests
{
    [Theory]
    [InlineData("API_KEY=abc123", "API_KEY=abc123")]
    [InlineData("API_KEY=abc123\0API_SECRET=def456\0", "API_KEY=abc123|API_SECRET=def456")]
    [InlineData("export API_KEY=\"abc 123\"", "API_KEY=abc 123")]
    [InlineData("  - API_KEY=abc123", "API_KEY=abc123")]
    [InlineData("PASS=a&b!c", "PASS=a&b!c")]
    [InlineData("a=1&secret=xyz&b=2", "a=1|secret=xyz|b=2")]
    [InlineData("api_key: abc123 # mine", "api_key=abc123")]
    [InlineData("api_key: 'abc 123'", "api_key=abc 123")]
    [InlineData("\"api_key\": \"abc\", \"b\": \"c\"", "api_key=abc|b=c")]
    [InlineData("{\"api key\":\"abc\"}", "api key=abc")]
    [InlineData("api_key: str = \"abc\"", "api_key=abc")]
    [InlineData("const apiKey: string = 'abc';", "apiKey=abc")]
    [InlineData("apiKey := \"abc\"", "apiKey=abc")]
    [InlineData("'apiKey' => 'abc'", "apiKey=abc")]
    [InlineData("<ApiKey>abc</ApiKey>", "ApiKey=abc")]
    [InlineData("settings[\"api_key\"] = \"abc\"", "api_key=abc")]
    [InlineData("const k = process.env.X || 'abc';", "k=process.env.X|k=abc")]
    [InlineData("$env:API_KEY = \"abc\"", "$env:API_KEY=abc")]
    [InlineData("ENV API_KEY abcdefghijklmnopq", "API_KEY=abcdefghijklmnopq")]
    [InlineData("ENV API_PASS abc!", "API_PASS=abc!")]
    [InlineData("api_key: >-\n    abc\nb: c", "api_key=abc|b=c")]
    [InlineData("bot --api-key abc", "--api-key=abc")]
    [InlineData("curl -H \"KC-API-KEY: abc\"", "KC-API-KEY=abc")]
    [InlineData("key =\n  \"abc\"", "key=abc")]
    [InlineData("it's a key: abc", "key=abc")]
    [InlineData("\"{\\\"code\\\":\\\"abc\\\"}\"", "code=abc")]
    public void NamesAreFoundInAnySyntax(string text, string expected)
    {
        var slots = Read(text);
        foreach (var slot in expected.Split('|'))
        {
            Assert.Contains(slot, slots);
        }
    }

    [Theory]
    [InlineData("Client(\"abc\", \"def\")", "Client[0]=abc Client[1]=def")]
    [InlineData("new Foo.Bar('abc')", "Foo.Bar[0]=abc")]
    [InlineData("Credentials::new(\"abc\", \"def\")", "Credentials::new[0]=abc Credentials::new[1]=def")]
    [InlineData("x(a, b, \"abc\")", "x[2]=abc")]
    [InlineData("b.set_key(\"abc\").set_secret(\"def\")", "b.set_key[0]=abc .set_secret[0]=def")]
    public void PositionsAreFoundInCalls(string text, string expected)
    {
        var slots = Read(text);
        foreach (var slot in expected.Split(' '))
        {
            Assert.Contains(slot, slots);
        }
    }

    [Fact]
    public void SectionsAreFramesOfTheirLines()
    {
        var map = ReadMap("[kucoin]\nkey = abc\n[binance]\nkey = def\n");

        var sections = map.Slots.Select(s => map.Frames[s.Frame].Key.Length).ToList();
        Assert.Equal(["[kucoin]".Length, "[binance]".Length], sections);
        Assert.NotEqual(map.Slots[0].Frame, map.Slots[1].Frame);
    }

    [Fact]
    public void ListItemsAreFramesOfTheirOwn()
    {
        var map = ReadMap("accounts:\n  - key: abc\n    pass: def\n  - key: ghi\n    pass: jkl\n");

        Assert.Equal(map.Slots[0].Frame, map.Slots[1].Frame);
        Assert.Equal(map.Slots[2].Frame, map.Slots[3].Frame);
        Assert.NotEqual(map.Slots[0].Frame, map.Slots[2].Frame);
    }

    [Fact]
    public void ABracketThatNeverClosesEndsAtTheMargin()
    {
        Assert.Contains("API_KEY=abc", Read("a sad face :(\nAPI_KEY=abc\n"));
    }

    // The 65th heading is not opened; the 64th keeps its own indentation and with it the lines that follow.
    [Fact]
    public void TooDeepASectionLeavesTheOneAroundItAlone()
    {
        var headings = string.Concat(Enumerable.Range(0, 65).Select(i => $"{new string(' ', i)}h{i}:\n"));

        var map = ReadMap($"{headings}{new string(' ', 64)}key: abc\n");

        Assert.Equal(64, map.Slots.Single().Frame);
    }

    [Fact]
    public void TooDeepAUserLeavesTheBracketAroundItOpen()
    {
        var map = ReadMap($"{new string('[', 64)}curl -u abc:def --key ghi");

        Assert.Equal([64, 64, 64], map.Slots.Select(s => s.Frame));
    }

    [Fact]
    public void NothingBreaksIt()
    {
        var alphabet = "ab1\"'`\\()[]{}<>=:;,&?-_. \t\r\n#/|$".ToCharArray();
        var texts = Gen.Elements(alphabet).ListOf().Select(chars => new string([.. chars]));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var map = ReadMap(text);
            var length = Encoding.UTF8.GetByteCount(text);
            return map.Slots.TrueForAll(s => s.Value.Start >= 0 && s.Value.End <= length && s.Name.End <= length)
                && map.Frames.TrueForAll(f => f.Start >= 0 && f.End <= length && f.Parent < map.Frames.Count);
        }).QuickCheckThrowOnFailure();
    }

    private static SlotMap ReadMap(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var map = new SlotMap();
        new SlotReader(bytes, map).Read(0, bytes.Length, 0);
        return map;
    }

    private static List<string> Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var map = ReadMap(text);
        return [.. map.Slots.Select(s => s.Name.IsEmpty
            ? $"{Text(map.Frames[s.Frame].Callee)}[{s.Argument}]={Text(s.Value)}"
            : $"{Text(s.Name)}={Text(s.Value)}")];

        string Text(Span span) => Encoding.UTF8.GetString(span.In(bytes));
    }
}
