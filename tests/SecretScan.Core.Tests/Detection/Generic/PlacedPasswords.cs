using System.Text;
using SecretScan.Rules;

namespace SecretScan.Tests.Detection.Generic;

/// <summary>Passwords that only their place tells, and what the path says of them.</summary>
public class PlacedPasswords
{
    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });

    [Theory]
    [InlineData("MYSQL_ROOT_PASSWORD: whale¦hello", "compose.yml", "tests/compose.yml")]
    [InlineData("MYSQL_ROOT_PASSWORD: whale¦hello", "compose.yml", ".github/workflows/build.yml")]
    [InlineData("MYSQL_ROOT_PASSWORD: whale¦hello", "compose.yml", "README.md")]
    [InlineData("machine imap.acme.io login bob password bob¦willknow", ".netrc", "t/test.netrc")]
    [InlineData("redis://h:bobwill¦know77@cache.acme.io:6379", "app.py", "tests/test_app.py")]
    public void ThatPeopleMadeUpCountLessInATest(string text, string path, string test)
    {
        Assert.Equal(Confidence.Medium, Scan(text, path).Confidence);
        var finding = Scan(text, test);
        Assert.Equal(Confidence.Low, finding.Confidence);
        Assert.Contains(finding.Evidence, reason => reason.Contains("its path is that of", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MYSQL_ROOT_PASSWORD: q8Zt4mV1xK7p¦Lw3RdY6nB9c", "tests/compose.yml")]
    [InlineData("MYSQL_ROOT_PASSWORD: Winter¦2024!Lodge", "README.md")]
    [InlineData("MYSQL_ROOT_PASSWORD: q8Zt4mV1xK7p¦Lw3RdY6nB9c", ".github/workflows/build.yml")]
    public void ThatMayBeRealKeepTheirConfidence(string text, string path) => Assert.Equal(Confidence.Medium, Scan(text, path).Confidence);

    private static Finding Scan(string text, string path) => Assert.Single(Scanner.Scan(
        new Fragment(Encoding.UTF8.GetBytes(text.Replace("¦", "", StringComparison.Ordinal) + "\n"), new Origin { Kind = OriginKind.File, Path = path })));
}
