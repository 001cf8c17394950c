using System.Text;
using SecretScan.Rules;

namespace SecretScan.Core.Tests.Detection;

/// <summary>Values that the name of their file makes keys.</summary>
public class LoneKeys
{
    private static readonly string Key = string.Concat("5c0e9a71f3", "b84d26e7", "0f1c9b53ad", "8264");

    [Theory]
    [InlineData("config/master.key", 1)]
    [InlineData("shop/config/credentials/production.key", 1)]
    [InlineData("config/cache.key", 0)]
    [InlineData("dist/archive.tar.md5", 0)]
    [InlineData(null, 0)]
    public void AreThoseOfRailsWhereRailsKeepsThem(string? path, int findings)
    {
        var found = new Scanner([RuleSet.BuiltIn]).Scan(new Fragment(Encoding.UTF8.GetBytes(Key + "\n"), new Origin { Kind = OriginKind.File, Path = path }));
        Assert.Equal(findings, found.Count(finding => finding.Rule.Id == "rails-key-file" && finding.Severity == Severity.Critical));
        Assert.Equal(findings, found.Count);
    }
}
