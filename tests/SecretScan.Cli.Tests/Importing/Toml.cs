using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Cli.Importing;

namespace SecretScan.Cli.Tests.Importing;

/// <summary>The subset of TOML in which scanners are configured.</summary>
public sealed class Toml
{
    [Theory]
    [InlineData("a = 1 # b", """{"a":"1"}""")]
    [InlineData("[a.b]\nc = true\n[a]\nd = 'x\\y'", """{"a":{"b":{"c":true},"d":"x\\y"}}""")]
    [InlineData("[[r]]\nid = \"a\\n\\u0041\"\n[[r.l]]\np = [\n  '''x''', # one\n  \"y\",\n]\n[[r]]\nid='b'", """{"r":[{"id":"a\nA","l":[{"p":["x","y"]}]},{"id":"b"}]}""")]
    [InlineData("a.b = { c = 'd', \"e f\" = [] }", """{"a":{"b":{"c":"d","e f":[]}}}""")]
    [InlineData("a = '''\nx\n'y'''''", """{"a":"x\n'y''"}""")]
    [InlineData("a = \"\"\"x \\\n   y\"\"\"", """{"a":"x y"}""")]
    [InlineData("d = 1979-05-27T07:32:00Z", """{"d":"1979-05-27T07:32:00Z"}""")]
    public void IsRead(string toml, string json) => Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonSerializer.SerializeToElement(TomlReader.Read(toml))));

    [Theory]
    [InlineData("a", "1: '=' belongs here")]
    [InlineData("\na = b", "2: a text needs quotes")]
    [InlineData("a = 'x\n'", "1: a text that begins here does not end")]
    [InlineData("a = 1\na = 2", "2: 'a' is given twice")]
    [InlineData("a = 1\n[a]", "2: 'a' is no table")]
    [InlineData("a = 1 2", "1: something stands behind the value")]
    [InlineData("a = [1", "1: ',' or ']' belongs here")]
    public void IsRefusedWithItsLine(string toml, string message) => Assert.Equal(message, Assert.Throws<CommandException>(() => TomlReader.Read(toml)).Message);

    [Fact]
    public void HasBounds() => Assert.Contains("nested deeper", Assert.Throws<CommandException>(() => TomlReader.Read("a = " + new string('[', 100_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void IsReadOrRefusedWhateverItIs()
    {
        var pieces = Gen.Elements("a", "=", "'", "\"", "[", "]", "{", "}", "\n", ".", ",", "'''", "\"\"\"", "\\", "u00", " ", "true", "1", "#", "[[");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(pieces.ListOf().Select(parts => string.Concat(parts)).ToArbitrary(), text =>
        {
            try
            {
                return TomlReader.Read(text) is not null;
            }
            catch (CommandException e)
            {
                return !e.Message.Contains('\n');
            }
        }));
    }
}
