using SecretScan.Reporting;
using SecretScan.Rules;

namespace SecretScan.Tests.Reporting;

public class AVerdict
{
    [Theory]
    [InlineData(Severity.Critical, Confidence.High, true, false, ExitCode.Findings)]
    [InlineData(Severity.Medium, Confidence.Medium, true, false, ExitCode.Findings)]
    [InlineData(Severity.Medium, Confidence.Medium, false, true, ExitCode.Findings)]
    [InlineData(Severity.Low, Confidence.High, true, false, ExitCode.Clean)]
    [InlineData(Severity.Critical, Confidence.Low, true, false, ExitCode.Clean)]
    [InlineData(Severity.Low, Confidence.High, false, false, ExitCode.Incomplete)]
    [InlineData(Severity.Low, Confidence.High, false, true, ExitCode.Clean)]
    public void FollowsTheContract(Severity severity, Confidence confidence, bool complete, bool allowIncomplete, ExitCode code)
    {
        var result = Sample.Result(
            Sample.Finding(Sample.GitHub, Sample.Token, "a", 1) with { Severity = severity, Confidence = confidence });
        if (!complete)
        {
            result.Coverage.Skip("big", null, SkipReason.TooLarge);
        }

        Assert.Equal(code, Verdict.Of(result, Severity.Medium, allowIncomplete));
    }

    [Fact]
    public void IgnoresWhatWasSuppressedOrHidden()
    {
        var finding = Sample.Finding(Sample.GitHub, Sample.Token, "a", 1);
        var result = Sample.Result() with { Hidden = [finding], Suppressed = [new SuppressedFinding(finding, SuppressedBy.Inline, null)] };
        Assert.Equal(ExitCode.Clean, Verdict.Of(result, Severity.Medium, false));
    }
}
