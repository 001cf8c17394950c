using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using SecretScan.Reporting;
using SecretScan.Rules;

namespace SecretScan.Tests.Reporting;

public class SarifReportFor
{
    private static readonly Commit Brought = new(new string('d', 40), "Eve", "eve@example.org", Sample.Time, "add bot");

    [SarifMultitoolFact]
    public void EverythingIsValid() => AssertIsValid(Sample.Everything() with { Provenance = new Provenance(new Uri("https://git.example/org/bots.git"), new string('a', 40), "main") });

    [SarifMultitoolFact]
    public void NothingIsValid() => AssertIsValid(Sample.Result());

    [Fact]
    public void APlaceIsAnAddressAndARegionWithoutItsText()
    {
        var result = One(Sample.Finding(Sample.GitHub, Sample.Token, "a b/%2e#?[ü].env", 7));

        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("""{"uri":"a%20b/%252e%23%3F%5B%C3%BC%5D.env","uriBaseId":"%SRCROOT%"}""", place.GetProperty("artifactLocation").GetRawText());
        Assert.Equal(["startLine", "startColumn", "endLine", "endColumn"], place.GetProperty("region").EnumerateObject().Select(p => p.Name));
        Assert.Equal(7, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Theory]
    [InlineData("/etc/x", "file:///etc/x")]
    [InlineData("../x", "../x")]
    public void APlaceOutsideOfTheFolderIsNotRelativeToIt(string path, string uri)
    {
        var file = One(Sample.Finding(Sample.GitHub, Sample.Token, path, 1)).GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");
        Assert.Equal($$"""{"uri":"{{uri}}"}""", file.GetRawText());
    }

    [Fact]
    public void AMessageOfACommitHasAFileToo()
    {
        var finding = Sample.Finding(Sample.GitHub, Sample.Token, null, 1) with { Origin = new Origin { Kind = OriginKind.CommitMessage, Commit = Brought } };
        var place = One(finding).GetProperty("locations")[0];
        Assert.Equal($"commit/{Brought.Id}/message", place.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("commit-message", place.GetProperty("logicalLocations")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public void AFingerprintDoesNotMoveWithTheLine()
    {
        var (before, after) = (Sample.Finding(Sample.GitHub, Sample.Token, "a", 1), Sample.Finding(Sample.GitHub, Sample.Token, "a", 900));
        Assert.Equal(LineHashes(before), LineHashes(after));
        Assert.NotEqual(LineHashes(before), LineHashes(Sample.Finding(Sample.GitHub, Sample.Passphrase, "a", 1)));
        Assert.NotEqual(LineHashes(before), LineHashes(before with { Origin = before.Origin with { Path = "b" } }));
    }

    [Fact]
    public void TwoCopiesInOneFileAreTwoResults()
    {
        var hashes = LineHashes(Sample.Finding(Sample.GitHub, Sample.Token, "a", 1), Sample.Finding(Sample.GitHub, Sample.Token, "a", 2));
        Assert.Equal(hashes[0] + ":2", hashes[1]);
    }

    [Fact]
    public void TheRuleSaysHowBadItsWorstFindingIsAndWhatToDo()
    {
        var rule = Assert.Single(
            Run(Sample.Result(Sample.KuCoinSet().AsSpan())).GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(),
            rule => rule.GetProperty("id").GetString() == "kucoin-api-key");
        Assert.Equal("9.5", rule.GetProperty("properties").GetProperty("security-severity").GetString());
        Assert.Equal("https://kucoin.example/account/api", rule.GetProperty("helpUri").GetString());
        Assert.Contains("2. Delete the API key and make a new one", rule.GetProperty("help").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("2. Delete the API key and make a new one", rule.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Severity.Critical, "error")]
    [InlineData(Severity.Medium, "error")]
    [InlineData(Severity.Low, "warning")]
    [InlineData(Severity.Info, "note")]
    public void TheLevelFollowsTheSeverity(Severity severity, string level) =>
        Assert.Equal(level, One(Sample.Finding(Sample.GitHub, Sample.Token, "a", 1) with { Severity = severity }).GetProperty("level").GetString());

    [Fact]
    public void ThePartsOfASetLeadToEachOther()
    {
        var results = Run(Sample.Result(Sample.KuCoinSet().AsSpan())).GetProperty("results");
        Assert.Equal(3, results.GetArrayLength());
        Assert.EndsWith("Part of complete KuCoin credentials, with [KuCoin API key](1), [KuCoin API secret](2).", Text(results[2]), StringComparison.Ordinal);
        Assert.Equal([1, 2], results[2].GetProperty("relatedLocations").EnumerateArray().Select(place => place.GetProperty("id").GetInt32()));
        var flow = results[2].GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations");
        Assert.Equal([1, 2, 3], flow.EnumerateArray().Select(step => step.GetProperty("location").GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32()));
    }

    [Fact]
    public void ATextIsNoLinkAndHasNoGaps() =>
        Assert.Contains(@"a\[b\](1){{0}}\\x1b", Text(One(Sample.Finding(Sample.GitHub, Sample.Token, "a", 1, "a[b](1){0}\u001b"))), StringComparison.Ordinal);

    [Fact]
    public void WhatWasSaidNoToIsSuppressedAndNotOpen()
    {
        var results = Run(Sample.Everything()).GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal([0, 0, 0, 0, 1, 1], results.Select(result => result.GetProperty("suppressions").GetArrayLength()));
        Assert.Equal(["external", "inSource"], results[4..].Select(result => result.GetProperty("suppressions")[0].GetProperty("kind").GetString()));
        Assert.Equal("fixture\\x1b[0m", results[4].GetProperty("suppressions")[0].GetProperty("justification").GetString());
    }

    [Fact]
    public void AReaderThatKnowsNoSuppressionsGetsWhatIsOpen()
    {
        var run = Run(Sample.Everything(), new ReportOptions { OnlyOpen = true });
        Assert.Equal(4, run.GetProperty("results").GetArrayLength());
        Assert.Equal(2, run.GetProperty("properties").GetProperty("suppressed").GetInt32());
    }

    [Theory]
    [InlineData(false, false, 3)]
    [InlineData(true, true, 0)]
    public void WhatWasNotReadIsSaid(bool allowed, bool successful, int code)
    {
        var result = Sample.Result();
        result.Coverage.Skip("big [1].bin", null, SkipReason.TooLarge, "120 MB");
        var invocation = Run(result, new ReportOptions { AllowIncomplete = allowed }).GetProperty("invocations")[0];
        Assert.Equal((successful, code), (invocation.GetProperty("executionSuccessful").GetBoolean(), invocation.GetProperty("exitCode").GetInt32()));
        Assert.Equal(@"not read: big \[1\].bin: too-large, 120 MB", Text(Assert.Single(invocation.GetProperty("toolExecutionNotifications").EnumerateArray())));
    }

    [Theory]
    [InlineData("https://me:token@git.example:8443/org/bots.git?private_token=x#y", "https://git.example:8443/org/bots.git")]
    [InlineData("git@git.example:org/bots.git", "ssh://git.example/org/bots.git")]
    [InlineData("ssh://me@git.example/org/bots", "ssh://git.example/org/bots")]
    [InlineData("/home/me/bots", null)]
    [InlineData("file:///home/me/bots", null)]
    [InlineData("../bots:x", null)]
    [InlineData("C:\\bots", null)]
    [InlineData("ext::sh -c x", null)]
    [InlineData(null, null)]
    public void AnAddressHoldsNoCredentials(string? remote, string? address) => Assert.Equal(address, Provenance.PublicAddress(remote)?.AbsoluteUri);

    [Theory]
    [InlineData(5_000, null)]
    [InlineData(5_001, "the SARIF report holds 5,001 results; GitHub shows the 5,000 worst")]
    [InlineData(25_001, "the SARIF report holds 25,001 results; GitHub refuses a file with more than 25,000")]
    public void MoreThanGitHubTakesIsSaid(int count, string? remark)
    {
        var report = new SarifReport(new ReportOptions());
        report.Write(Sample.Result([.. Enumerable.Repeat(Sample.Finding(Sample.GitHub, Sample.Token, "a", 1), count)]), Stream.Null);
        Assert.Equal<string[]>(remark is null ? [] : [remark], [.. report.Remarks]);
    }

    private static JsonElement Run(ScanResult result, ReportOptions? options = null) =>
        JsonDocument.Parse(Rendered.Sarif(result, options)).RootElement.GetProperty("runs")[0];

    private static JsonElement One(Finding finding) => Assert.Single(Run(Sample.Result(finding)).GetProperty("results").EnumerateArray());

    private static string Text(JsonElement with) => with.GetProperty("message").GetProperty("text").GetString()!;

    private static string?[] LineHashes(params ReadOnlySpan<Finding> findings) =>
        [.. Run(Sample.Result(findings)).GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString())];

    // SARIF2007 asks that everything lies below the root, where messages do not.
    private static void AssertIsValid(ScanResult result)
    {
        using var folder = new Testing.TempFolder();
        var file = folder.At("report.sarif");
        File.WriteAllText(file, Rendered.Sarif(result));

        // npm unpacks it without the right to be run, and is told to run no scripts of packages.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(SarifMultitoolFactAttribute.Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        string[] arguments = ["validate", file, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"];
        using var tool = Process.Start(new ProcessStartInfo(SarifMultitoolFactAttribute.Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = tool.StandardError.ReadToEndAsync();
        var said = tool.StandardOutput.ReadToEnd();
        tool.WaitForExit();
        Assert.Contains("1 files scanned", said, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@": (error|warning) (?!SARIF2007)"), said + error.Result);
    }
}
