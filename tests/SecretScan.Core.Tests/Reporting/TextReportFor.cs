using SecretScan.Reporting;
using SecretScan.Rules;

namespace SecretScan.Tests.Reporting;

public class TextReportFor
{
    [Fact]
    public void ACompleteSetIsOneBlock() =>
        Golden.Matches(Rendered.Text(Sample.Result(Sample.KuCoinSet().AsSpan())), "complete-set.txt");

    [Fact]
    public void AnIncompleteSetSaysWhatIsMissing()
    {
        var set = Sample.Set(Part.Secret, Part.Passphrase) with { Testnet = true, Severity = Severity.Low };
        var key = Sample.Finding(Sample.KuCoin(Part.Key), Sample.Key, "bot/.env", 1, "Client(1)") with { Confidence = Confidence.Medium };
        Golden.Matches(Rendered.Text(Sample.Result(key.InSet(set))), "incomplete-set.txt");
    }

    [Fact]
    public void EverythingAtOnce() =>
        Golden.Matches(Rendered.Text(Sample.Everything(), new ReportOptions { Verbose = true }), "everything.txt");

    [Fact]
    public void ATerminalInColour()
    {
        var result = Sample.Result(Sample.Finding(Sample.GitHub, Sample.Token, "a.txt", 1));
        Golden.Matches(Rendered.Text(result, new ReportOptions { Colour = true }).Replace("\e", "<ESC>"), "colour.txt");
    }

    [Fact]
    public void ASecondCredentialOfAVendorPointsAtTheAdviceAbove()
    {
        var report = Rendered.Text(Sample.Result(
            Sample.Finding(Sample.GitHub, Sample.Token, "a.txt", 1),
            Sample.Finding(Sample.GitHub, Sample.Token + "x", "b.txt", 1)));
        Assert.Equal(2, report.Split(Sample.GitHub.Impact).Length);
        Assert.Contains("as for the first of GitHub above", report);
    }

    [Fact]
    public void OneValueAtManyPlacesIsOneBlockThatIsCut()
    {
        Finding[] many = [.. Enumerable.Range(1, 50).Select(line => Sample.Finding(Sample.GitHub, Sample.Token, "a.txt", line))];
        var report = Rendered.Text(Sample.Result(many));
        Assert.Equal(2, report.Split(Sample.GitHub.Title).Length);
        Assert.Contains("and 30 more places", report);
        Assert.Contains("a.txt:50:19", Rendered.Text(Sample.Result(many), new ReportOptions { Verbose = true }));
    }

    [Fact]
    public void NothingFoundIsOneLine() =>
        Assert.Equal("4 files, 12.3 KB read, nothing found (12 ms)\n", Rendered.Text(Sample.Result()));

    [Fact]
    public void NothingFoundIsNothingUnderQuiet() =>
        Assert.Equal("", Rendered.Text(Sample.Result(), new ReportOptions { Quiet = true }));

    [Fact]
    public void WhatWasNotReadIsLoudEvenUnderQuiet()
    {
        var result = Sample.Result();
        result.Coverage.Skip("big.bin", null, SkipReason.TooLarge, "120 MB");
        Assert.Equal(
            "INCOMPLETE: 1 item not read, so secrets may have been missed\n  big.bin: larger than --max-file-size (120 MB)\n",
            Rendered.Text(result, new ReportOptions { Quiet = true }));
        Assert.Contains("nothing found in it", Rendered.Text(result));
    }

    [Fact]
    public void TheValueShowsOnlyWhenItIsToBeRevealed()
    {
        var result = Sample.Result(Sample.Finding(Sample.GitHub, Sample.Token, "a.txt", 1));
        var value = Sample.Token.Replace("¦", "");
        Assert.DoesNotContain(value, Rendered.Text(result));
        Assert.Contains(value, Rendered.Text(result, new ReportOptions { Reveal = true }));
        Assert.Contains(value, Rendered.Json(result, new ReportOptions { Reveal = true }));
    }

    [Fact]
    public void ARuleTellsItWhole() => Golden.Matches(RuleExplanation.Of(Sample.GitHub, new ReportOptions()), "explanation.txt");
}
