using SecretScan.Testing;

namespace SecretScan.Rules.Tests.Kinds;

/// <summary>The documents that list the kinds say what the rule files say.</summary>
public sealed class ListedKinds
{
    [Fact]
    public void AreThoseOfTheRuleFiles() => Holds("rules/KINDS.md", KindTable.Full());

    [Fact]
    public void AreCountedInTheReadme() => Holds("README.md", KindTable.Counts());

    // What stands between the marks is generated, the rest of the document is written by hand.
    private static void Holds(string document, string expected)
    {
        const string Begin = "<!-- kinds -->\n";
        const string End = "<!-- /kinds -->";
        var path = Path.Combine(Repository.Root, document);
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= 0 && end > begin, $"{document} has no line {Begin.Trim()} with {End} behind it");
        var actual = $"{text[..(begin + Begin.Length)]}{expected}{text[end..]}";
        if (actual != text)
        {
            File.WriteAllText(path + ".actual", actual);
            Assert.Fail($"{document} is not what the rules give any more: take over what was just made with `mv {document}.actual {document}`");
        }
    }
}
