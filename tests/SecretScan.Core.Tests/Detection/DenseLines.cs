using System.Text;
using SecretScan.Credentials;
using SecretScan.Detection;

namespace SecretScan.Tests.Detection;

/// <summary>What stands on one line does not change what is found beside it there.</summary>
public class DenseLines
{
    [Theory]
    [InlineData("DB_PASSWORD=oyrGi1kGiNLPv¦5k9x7\n", true)]
    [InlineData("DB_PASSWORD=oyrGi1kGiNLPv¦5k9x7 # a\u00A6b\n", true)]
    [InlineData("a\u00A6b: DB_PASSWORD=oyrGi1kGiNLPv¦5k9x7\n", true)]
    [InlineData("DB_PASSWORD=oyrGi1kGiNLP\u00A6v5k9x7\n", false)]
    [InlineData("DB_PASSWORD=oyrGi1kGiNLPv¦5k9x7\u00A6wz\n", false)]
    public void OnlyAValueThatIsBrokenItselfIsMadeUp(string text, bool isFound)
    {
        // The break of this file is taken out, those of the text are not.
        var bytes = Encoding.UTF8.GetBytes(text.Replace("\u00A65", "5"));

        Assert.Equal(isFound, new Scanner([RuleSet.BuiltIn]).Scan(new Fragment(bytes, new Origin { Kind = OriginKind.Stdin })).Count > 0);
    }

    [Theory]
    [InlineData(", ")]
    [InlineData(";")]
    [InlineData(",\n")]
    public void EveryValueHasItsOwnName(string joint)
    {
        var text = string.Join(joint, Enumerable.Range(0, 400).Select(i => $"name{i} = \"value{i}\""));
        var bytes = Encoding.UTF8.GetBytes(text);
        var names = new SlotNames();
        for (var i = 0; i < 400; i++)
        {
            var at = text.IndexOf($"\"value{i}\"", StringComparison.Ordinal) + 1;
            Assert.Equal($"name{i}", names.Of(bytes, new Span(at, at + 6)));
        }
    }
}
