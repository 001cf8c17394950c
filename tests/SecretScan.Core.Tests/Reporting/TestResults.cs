using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using SecretScan.Reporting;
using SecretScan.Rules;

namespace SecretScan.Tests.Reporting;

/// <summary>The report that build systems take for test results.</summary>
public class TestResults
{
    [Fact]
    public void EverythingKeepsToTheSchema() => AssertIsValid(Rendered.JUnit(Sample.Everything()));

    [Fact]
    public void NothingIsOneTestThatPasses()
    {
        var report = Rendered.JUnit(Sample.Result());
        AssertIsValid(report);
        Assert.Equal("scan", Assert.Single(XElement.Parse(report).Descendants("testcase")).Attribute("name")!.Value);
    }

    [Fact]
    public void WhatBlocksFailsAndTheRestIsSkipped()
    {
        var low = Sample.Finding(Sample.GitHub, Sample.Token, "b", 2) with { Severity = Severity.Low };
        var suite = Suite(Sample.Everything() with { Findings = [.. Sample.KuCoinSet(), low] });
        Assert.Equal(3, suite.Descendants("failure").Count());
        Assert.Equal(3, suite.Descendants("skipped").Count());
        Assert.Equal(2, suite.Descendants("error").Count());
        Assert.Equal("9 3 2 3", string.Join(' ', new[] { "tests", "failures", "errors", "skipped" }.Select(count => suite.Attribute(count)!.Value)));
        Assert.Equal(9, suite.Elements("testcase").Count());
    }

    [Fact]
    public void WhatIsAcceptedAsNotReadIsNoError() =>
        Assert.Empty(Suite(Sample.Everything(), new ReportOptions { AllowIncomplete = true }).Descendants("error"));

    [Fact]
    public void ATestIsNamedByFileAndPlace()
    {
        var test = Suite(Sample.Result(Sample.Finding(Sample.GitHub, Sample.Token, "src/bot.py", 7))).Elements("testcase").First();
        Assert.Equal("src/bot.py", test.Attribute("classname")!.Value);
        Assert.Equal("GitHub personal access token (classic) in line 7, column 19", test.Attribute("name")!.Value);
        Assert.Contains("2. Delete the API key and make a new one.", test.Value, StringComparison.Ordinal);
    }

    private static XElement Suite(ScanResult result, ReportOptions? options = null) => XElement.Parse(Rendered.JUnit(result, options)).Element("testsuite")!;

    private static void AssertIsValid(string report)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Golden.PathOf("schemas", "junit.xsd"));
        List<string> wrong = [];
        XDocument.Parse(report).Validate(schemas, (_, e) => wrong.Add(e.Message));
        Assert.Empty(wrong);
    }
}
