using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Configuration;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlNode = SecretScan.Configuration.YamlNode;

namespace SecretScan.Tests.Configuration;

/// <summary>What the reader takes it reads like every parser of YAML; YamlDotNet is the witness.</summary>
public sealed class YamlThatIsRead
{
    [Theory]
    [InlineData("a: 1\nb:\n  c: x y  # z\n  d: 'it''s'\n")]
    [InlineData("a:\n- b\n- c: 1\n  d: 2\n-\n  e: 3\nf: x#y\n")]
    [InlineData("- a\n- 'b'\n- \"c \\\" \\\\\"\n- [d, e f, {g: h, 'i': [j]}]\n-\n- k: l\n")]
    [InlineData("--- # first\n\"a b\": http://x/y?z=1&a=2\n'c': -d ?e :f\n")]
    [InlineData("  a: x\n  b: y\n")]
    [InlineData("a:\n  - b:\n    - c\n    d: e\n")]
    [InlineData("a: [b,c , d ,]\n")]
    [InlineData("a: {}\nb: []\nc: ''\n")]
    [InlineData("a: v1:w:00:x\nb: [v1:ab, c:d]\n")]
    public void MeansTheSame(string text) => Assert.Equal(Expected(text), Shown(YamlReader.Read(Encoding.UTF8.GetBytes(text), "it")));

    [Theory]
    [InlineData("a: &x 1\n", "it:1:4: anchors and tags are not read here")]
    [InlineData("a: !!str 1\n", "it:1:4: anchors and tags are not read here")]
    [InlineData("a: *x\n", "it:1:4: an alias is not read here, and a text that begins with * needs quotes")]
    [InlineData("a: |\n  text\n", "it:1:4: blocks of text are not read here")]
    [InlineData("a: >-\n  text\n", "it:1:4: blocks of text are not read here")]
    [InlineData("a: one\n  two\n", "it:2:1: this line is not indented like those it belongs to")]
    [InlineData("a:\n    b: 1\n  c: 2\n", "it:3:1: this line is not indented")]
    [InlineData("a: 'one\n  two'\n", "it:1:4: a text in quotes ends on the line")]
    [InlineData("a: [b,\n  c]\n", "it:1:7: brackets close on the line that they open on")]
    [InlineData("a: b: c\n", "it:1:5: a text with ':' in it needs quotes")]
    [InlineData("a: 'b' c\n", "it:1:8: something else stands behind the value")]
    [InlineData("a: 1\na: 2\n", "it:2:1: 'a' stands here twice")]
    [InlineData("{a: 1}\n", "'key: value' belongs here")]
    [InlineData("a: {b: 1, b: 2}\n", "it:1:11: 'b' stands here twice")]
    [InlineData("a: 1\n---\nb: 2\n", "it:2:1: a configuration is one document")]
    [InlineData("a: 1\n...\n", "it:2:1: a configuration is one document")]
    [InlineData("%YAML 1.2\n---\na: 1\n", "it:1:1: 'key: value' belongs here")]
    [InlineData("? a\n: b\n", "'key: value' belongs here")]
    [InlineData("<<: {a: 1}\n", "'key: value' belongs here")]
    [InlineData("a:\tb\n", "it:1:1: a tab")]
    [InlineData("a: b\u202ec\n", "it:1:1: a character that cannot be seen")]
    [InlineData("a: \"\\u0041\"\n", "only \\\\ and \\\" are read behind a backslash")]
    [InlineData("- - a\n", "a list directly in a list")]
    [InlineData("a: [[[[[[b]]]]]]\n", "brackets in brackets in brackets")]
    [InlineData("a:\n b:\n  c:\n   d:\n    e:\n     f:\n      g:\n       h:\n        i: 1\n", "it:9:1: nested deeper than 8 levels")]
    [InlineData("a: [b: c]\n", "a text with ':' in it needs quotes")]
    [InlineData("a: {b:c}\n", "braces hold 'key: value'")]
    [InlineData("a\n", "'key: value' belongs here")]
    public void ThatIsMoreThanItTakesIsRefused(string text, string said)
    {
        var error = Assert.Throws<ConfigurationException>(() => YamlReader.Read(Encoding.UTF8.GetBytes(text), "it"));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfAnyPiecesMeansTheSameOrIsRefused()
    {
        var pieces = Gen.Elements(
            "a", "b", "c-d", ": ", ":", "\n", "\n", "\n  ", "\n    ", "- ", "-", "[", "]", "{", "}", ", ", ",", "'", "''", "\"", "\\", " # ", "#", " ", "1", "~", "x y", "é", "|", "?", "? ", "*", "&", "!", "%", "---", "...", "@", "=", "/", "v1:2");
        var read = 0;
        Prop.ForAll(pieces.ListOf().ToArbitrary(), list =>
        {
            var text = string.Concat(list);
            if (Read(text) is not { } shown)
            {
                return true;
            }

            read++;
            return shown == Expected(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithEndSize(24));
        Assert.True(read > 500, $"only {read} were read");
    }

    private static string? Read(string text)
    {
        try
        {
            return Shown(YamlReader.Read(Encoding.UTF8.GetBytes(text), "it"));
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }

    private static string Shown(YamlNode? node) => node switch
    {
        null => "nothing",
        { Items: { } items } => $"[{string.Join(',', items.Select(Shown))}]",
        { Pairs: { } pairs } => $"{{{string.Join(',', pairs.Select(pair => $"{Shown(pair.Key)}:{Shown(pair.Value)}"))}}}",
        _ => $"<{node.Text}>{(node.IsQuoted ? "q" : "")}",
    };

    private static string Expected(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var shown = stream.Documents.Count == 0 ? "nothing" : Shown(Assert.Single(stream.Documents).RootNode);
        return shown == "<>" ? "nothing" : shown;
    }

    private static string Shown(YamlDotNet.RepresentationModel.YamlNode node) => node switch
    {
        YamlMappingNode mapping => $"{{{string.Join(',', mapping.Children.Select(pair => $"{Shown(pair.Key)}:{Shown(pair.Value)}"))}}}",
        YamlSequenceNode list => $"[{string.Join(',', list.Children.Select(Shown))}]",
        YamlScalarNode scalar => $"<{scalar.Value}>{(scalar.Style == ScalarStyle.Plain ? "" : "q")}",
        _ => throw new NotSupportedException(),
    };
}
