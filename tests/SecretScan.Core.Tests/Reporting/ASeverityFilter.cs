using SecretScan.Reporting;
using SecretScan.Rules;

namespace SecretScan.Tests.Reporting;

public class ASeverityFilter
{
    private static readonly Finding Example = Sample.Finding(Sample.GitHub, Sample.Token, "a", 1) with { Severity = Severity.Info };

    [Fact]
    public void HidesAndCounts()
    {
        var result = new SeverityFilter().Apply(Sample.Result(Example, Example with { Severity = Severity.Low }));
        Assert.Equal(Severity.Low, Assert.Single(result.Findings).Severity);
        Assert.Contains("1 finding of severity info hidden", Rendered.Text(result));
    }

    [Fact]
    public void HidesWhatIsUnsure() =>
        Assert.Empty(new SeverityFilter().Apply(Sample.Result(Example with { Severity = Severity.High, Confidence = Confidence.Low })).Findings);

    [Fact]
    public void KeepsASetWhole()
    {
        var key = Sample.KuCoinSet()[0] with { Severity = Severity.Medium };
        Assert.Single(new SeverityFilter(Severity.Critical).Apply(Sample.Result(key)).Findings);
    }
}
