using System.Text.Json;
using NJsonSchema;
using SecretScan.Reporting;

namespace SecretScan.Tests.Reporting;

public class JsonReportFor
{
    [Fact]
    public async Task EverythingKeepsToItsSchema() => Assert.Empty((await Schema()).Validate(Rendered.Json(Sample.Everything())));

    [Fact]
    public async Task NothingKeepsToItsSchema() => Assert.Empty((await Schema()).Validate(Rendered.Json(Sample.Result())));

    [Theory]
    [InlineData("\"exposure\": null,", "")]
    [InlineData("\"exposure\": null,", "\"exposure\": null, \"more\": 1,")]
    [InlineData("\"mode\": \"staged\"", "\"mode\": \"stage\"")]
    public async Task TheSchemaRefusesWhatTheContractDoes(string right, string wrong)
    {
        var report = Rendered.Json(Sample.Result(Sample.KuCoinSet().AsSpan()));
        Assert.Contains(right, report);
        Assert.NotEmpty((await Schema()).Validate(report.Replace(right, wrong)));
    }

    [Fact]
    public void EverythingIsAsExpected() => Golden.Matches(Version(Rendered.Json(Sample.Everything())), "everything.json");

    [Fact]
    public void LinesAreOneObjectEachAndTheRestComesLast()
    {
        var text = Rendered.JsonLines(Sample.Everything()).TrimEnd('\n');
        var lines = text.Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(4 + 2 + 1, lines.Length);
        Assert.Equal("kucoin-api-key", lines[0].GetProperty("finding").GetProperty("ruleId").GetString());
        Assert.Equal("baseline", lines[4].GetProperty("suppressed").GetProperty("by").GetString());
        Assert.Equal(4, lines[^1].GetProperty("summary").GetProperty("findings").GetInt32());
    }

    [Fact]
    public void ALoneSurrogateInANameIsReplaced() =>
        Assert.Contains("\"path\": \"a\\uFFFD\"", Rendered.Json(Sample.Result(Sample.Finding(Sample.GitHub, Sample.Token, "a\ud800", 1))));

    [Fact]
    public void ANameThatIsACommandOfABuildSystemIsNone() =>
        Assert.DoesNotMatch(@"##(vso\[x|\[y)", Rendered.All(Sample.Result(Sample.Finding(Sample.GitHub, Sample.Token, "a##vso[x]##[y]", 1))));

    private static async Task<JsonSchema> Schema()
    {
        using var reader = new StreamReader(JsonReport.Schema());
        return await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync());
    }

    private static string Version(string report) =>
        report.Replace($"\"version\": \"{typeof(JsonReport).Assembly.GetName().Version!.ToString(3)}\"", "\"version\": \"0.0.0\"");
}
