using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Cli.Importing;
using SecretScan.Sources;

namespace SecretScan.Cli.Tests.Importing;

/// <summary>Regular expressions for paths, said as globs.</summary>
public sealed class PathPatterns
{
    [Theory]
    [InlineData(@"^docs/", "docs/**")]
    [InlineData(@"\.md$", "**/*.md")]
    [InlineData(@"(^|/)node_modules/", "**/node_modules/**")]
    [InlineData(@"^src/[^/]+\.go$", "src/*.go")]
    [InlineData(@"^a/.*/b\.txt$", "a/**/*/b.txt")]
    [InlineData(@"go\.(mod|sum)$", "**/*go.mod **/*go.sum")]
    [InlineData(@"package-lock.json", "**/*package-lock.json* **/*package-lock.json*/**")]
    [InlineData(@"(.*?)(json)", "**/*json* **/*json*/**")]
    [InlineData(@"(?i)^tests?/", "test/** tests/**")]
    [InlineData(@".*/testdata/.*", "*/**/testdata/**")]
    [InlineData(@"^a.*b$", "a*b a*/**/*b")]
    [InlineData(@"[.]env$", "**/*.env")]
    [InlineData(@"(^|/)a?\./", "**/a./**")]
    public void AreSaid(string pattern, string globs) =>
        Assert.Equal(globs.Split(' ').Order(StringComparer.Ordinal), PathPattern.ToGlobs(pattern)!.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(".*")]
    [InlineData("")]
    [InlineData("^.*/.*$")]
    [InlineData("[a-z]+/x")]
    [InlineData(@"\d+\.sql$")]
    [InlineData("(?!a)b")]
    [InlineData("a{2}")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("*")]
    [InlineData(@"a\")]
    [InlineData("(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)")]
    public void AreNotSaidWhenTheyCannotBe(string pattern) => Assert.Null(PathPattern.ToGlobs(pattern));

    /// <summary>The globs never mean a path that the expression does not mean.</summary>
    [Fact]
    public void NeverMeanMore()
    {
        var pieces = Gen.Elements("a", "b", "/", @"\.", ".*", "[^/]*", "(a|b)", "(?:a/|b)", "a?", "^", "$", "x", "(^|/)", "(/|$)");
        var names = Gen.Elements("a", "b", "x", ".", "/", "ab", "a.b", "/a/").ListOf().Select(parts => string.Concat(parts).Trim('/').Replace("//", "/", StringComparison.Ordinal));
        var cases = from pattern in pieces.ListOf().Select(parts => string.Concat(parts)) from path in names select (pattern, path);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(cases.ToArbitrary(), pair =>
        {
            var (pattern, path) = pair;
            return path.Length == 0 || path.Contains("//", StringComparison.Ordinal) || path.Split('/').Contains(".") || path.Split('/').Contains("..")
                || PathPattern.ToGlobs(pattern) is not { } globs || !new PathFilter(globs).Matches(path) || Regex.IsMatch(path, pattern, RegexOptions.NonBacktracking)
                || globs.Any(glob => !glob.Contains('*') && path.StartsWith(glob + "/", StringComparison.Ordinal));
        }));
    }

    [Fact]
    public void AreReadWhateverTheyAre() => Check.QuickThrowOnFailure(Prop.ForAll<string?>(text => PathPattern.ToGlobs(text ?? "") is not { Count: 0 or > 64 }));
}
