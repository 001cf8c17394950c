using System.Text.Json;
using NJsonSchema;
using SecretScan.Reporting;

namespace SecretScan.Tests.Reporting;

public class ReportsForGitLab
{
    [Fact]
    public async Task CodeQualityKeepsToItsFormat() =>
        Assert.Empty((await Schema("gitlab-codequality.schema.json")).Validate(Rendered.GitLabQuality(Sample.Everything())));

    [Fact]
    public async Task SecretDetectionKeepsToItsSchema() =>
        Assert.Empty((await Schema("gitlab-secrets.schema.json")).Validate(Rendered.GitLabSecrets(Sample.Everything())));

    [Fact]
    public async Task NothingKeepsToBoth()
    {
        Assert.Empty((await Schema("gitlab-codequality.schema.json")).Validate(Rendered.GitLabQuality(Sample.Result())));
        Assert.Empty((await Schema("gitlab-secrets.schema.json")).Validate(Rendered.GitLabSecrets(Sample.Result())));
    }

    [Theory]
    [InlineData("\"severity\": \"Critical\"", "\"severity\": \"critical\"")]
    [InlineData("\"2026-01-31T12:00:00\"", "\"2026-01-31T12:00:00Z\"")]
    [InlineData("\"links\"", "\"raw_source_code_extract\": \"x\", \"links\"")]
    public async Task TheSchemaRefusesWhatGitLabDoesAndWhatWeMustNotWrite(string right, string wrong)
    {
        var report = Rendered.GitLabSecrets(Sample.Result(Sample.KuCoinSet().AsSpan()));
        Assert.Contains(right, report, StringComparison.Ordinal);
        Assert.NotEmpty((await Schema("gitlab-secrets.schema.json")).Validate(report.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void IdsStayWhenLinesMoveAndAreNeverGivenTwice()
    {
        var (first, moved) = (Sample.Finding(Sample.GitHub, Sample.Token, "a", 1), Sample.Finding(Sample.GitHub, Sample.Token, "a", 9));
        Assert.Equal(Fingerprints(first), Fingerprints(moved));
        Assert.Equal(Ids(first), Ids(moved));
        Assert.Equal(2, Fingerprints(first, moved).Distinct().Count());
        Assert.Equal(2, Ids(first, moved).Distinct().Count());
    }

    [Theory]
    [InlineData(false, "failure")]
    [InlineData(true, "success")]
    public void WhatWasNotReadIsSaid(bool allowed, string status)
    {
        var result = Sample.Result();
        result.Coverage.Skip("big.bin", null, SkipReason.TooLarge, "120 MB");
        var scan = JsonDocument.Parse(Rendered.GitLabSecrets(result, new ReportOptions { AllowIncomplete = allowed })).RootElement.GetProperty("scan");
        Assert.Equal(status, scan.GetProperty("status").GetString());
        Assert.EndsWith("big.bin: too-large, 120 MB", scan.GetProperty("messages")[0].GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Equal("not-read", JsonDocument.Parse(Rendered.GitLabQuality(result)).RootElement[0].GetProperty("check_name").GetString());
    }

    private static IEnumerable<string?> Fingerprints(params ReadOnlySpan<Finding> findings) =>
        [.. JsonDocument.Parse(Rendered.GitLabQuality(Sample.Result(findings))).RootElement.EnumerateArray().Select(issue => issue.GetProperty("fingerprint").GetString())];

    private static IEnumerable<string?> Ids(params ReadOnlySpan<Finding> findings) =>
        [.. JsonDocument.Parse(Rendered.GitLabSecrets(Sample.Result(findings))).RootElement.GetProperty("vulnerabilities").EnumerateArray().Select(one => one.GetProperty("id").GetString())];

    private static Task<JsonSchema> Schema(string name) => JsonSchema.FromJsonAsync(File.ReadAllText(Golden.PathOf("schemas", name)));
}
