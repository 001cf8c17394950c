using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SecretScan.History;
using SecretScan.Reporting;
using SecretScan.Rules;
using SecretScan.Testing;

namespace SecretScan.Tests.Reporting;

/// <summary>Whatever a repository holds as names and messages, it does nothing to those who read a report, in any format.</summary>
public class HostileTexts
{
    private static readonly string[] Attacks =
    [
        "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1>",
        "\"><svg onload=window.pwned=1> ' onmouseover='window.pwned=1",
        "{{body}}{{csp}}<!--",
        "]]><failure/>&#x1b;&lt;",
        "[a](javascript:window.pwned=1) ![b](https://c.example/d.png) <https://e.example> | `f` @everyone #1 ~g~ **h**\\",
        "{0} {message} [link](1)",
        "=cmd|' /C calc'!A0",
        "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1", "a\";=1,=1",
        "::error::x", "a\n::stop-commands::x", "::set-output name=x::y", "100%0A::warning::x,line=9::y",
        "##vso[task.complete result=Succeeded;]x", "a##vso[task.setvariable variable=x]y;z=1", "##[error]x", "%AZP25;]##VSO[x]",
        "\u001b[31m\u001b]0;x\u0007\u009b2J", "\u202egnp.exe\u2066\u200b\ufeff", "a\rb\u0008\u0000\u007f\u0085\u2028\u2029",
        "\ud800 and \udc00", "\ufffd\ufffe\uffff", "\U000e0041\ue000",
        "../../etc/passwd", "/etc/passwd", "C:\\x", "a%2e%2e/#?x:y", "file:///etc", "  ", "",
    ];

    private static readonly HashSet<string> Tags =
    [
        .. "html head meta title style body a header p strong span h1 ul li b main section h2 h3 ol div svg rect article code details summary input fieldset legend label footer script !DOCTYPE".Split(' '),
    ];

    /// <summary>Every attack in one text.</summary>
    public static string All { get; } = string.Join(' ', Attacks);

    public static TheoryData<string> Texts => [.. Attacks, All];

    [Theory]
    [MemberData(nameof(Texts))]
    public void HarmNobody(string text)
    {
        foreach (var (name, report) in Rendered.Each(Everywhere(text)))
        {
            AssertHasNothingInvisible(name, report);
            AssertIsHarmless(name, report);
        }
    }

    [Fact]
    public void HarmNobodyWhoWantsToSeeSecretsEither()
    {
        foreach (var (name, report) in Rendered.Each(Everywhere(All), new ReportOptions { Reveal = true, Verbose = true }))
        {
            AssertHasNothingInvisible(name, report);
            AssertIsHarmless(name, report);
        }
    }

    /// <summary>A result in which every text that comes from a repository is this one.</summary>
    internal static ScanResult Everywhere(string text)
    {
        var commit = new Commit(new string('d', 40), text, text, Sample.Time, text);
        var set = Sample.Set();
        Finding Hostile(Finding finding) => finding with
        {
            Origin = new Origin { Kind = OriginKind.Blob, Path = text, Member = text, Blob = new string('b', 40), Commit = commit },
            Slot = text,
            Proof = text,
            Evidence = [text],
            DecodedFrom = [text],
            Fingerprint = Fingerprints.Tag("x"u8, finding.Rule.Id, text),
            Exposure = new Exposure { First = commit, LastSeen = Sample.Time, InHead = true, Refs = ["refs/heads/" + text], Versions = 1, Days = 3 },
        };
        var message = Sample.Finding(Sample.GitHub, Sample.Token, null, 1) with { Origin = new Origin { Kind = OriginKind.CommitMessage, Commit = commit } };
        var user = Sample.Rule("users-own", text, text, text, Part.Token, Severity.High);
        user = user with { Impact = text, Remediation = new Remediation(text, [text], text), References = [text] };
        var result = Sample.Result([.. Sample.KuCoinSet().Select(Hostile), message, Hostile(Sample.Finding(user, Sample.Token, text, 2))]);
        result.Coverage.Note(text, "binary");
        result.Coverage.Skip(text, null, SkipReason.Unreadable, text);
        return result with
        {
            Mode = ScanMode.History,
            Repository = "/home/" + text,
            Revisions = [text],
            Provenance = new Provenance(new Uri("https://git.example/x"), new string('a', 40), text),
            Warnings = [text],
            Suppressed = [new SuppressedFinding(Hostile(Sample.Finding(Sample.GitHub, Sample.Token, text, 3)), SuppressedBy.Inline, text, text)],
        };
    }

    // Control characters move cursors, format characters turn lines around, and half a pair is no text.
    private static void AssertHasNothingInvisible(string name, string report)
    {
        var at = 0;
        foreach (var rune in report.EnumerateRunes())
        {
            var isFine = rune.Value == '\n' || (rune.Value == '\r' && name == "csv")
                || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            Assert.True(isFine, $"{name}: U+{rune.Value:X4} behind {report[Math.Max(0, at - 60)..at]}");
            at += rune.Utf16SequenceLength;
        }
    }

    private static void AssertIsHarmless(string name, string report)
    {
        var lines = report.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (name != "azure")
        {
            Assert.DoesNotMatch(new Regex(@"##(vso)?\[", RegexOptions.IgnoreCase), report);
        }

        if (name != "github")
        {
            Assert.DoesNotMatch(new Regex(@"^\s*::", RegexOptions.Multiline), report);
        }

        switch (name)
        {
            case "json" or "sarif" or "gitlab-codequality" or "gitlab-secrets":
                JsonDocument.Parse(report).Dispose();
                Assert.DoesNotContain("<", report, StringComparison.Ordinal);
                break;
            case "jsonl":
                Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
                break;
            case "junit":
                string[] known = ["testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"];
                Assert.Empty(XDocument.Parse(report).Descendants().Select(element => element.Name.LocalName).Except(known));
                break;
            case "csv":
                var rows = Csv.Rows(report);
                Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
                Assert.All(rows.SelectMany(row => row), cell => Assert.DoesNotMatch(@"^\s*[=+\-@\t\r＝＋－＠]", cell));
                break;
            case "markdown":
                Assert.DoesNotMatch(@"[<>\[\]`@!\\~]|://", report);
                Assert.All(lines.Where(line => line[0] == '|'), line => Assert.Equal(6, line.Count(c => c == '|')));
                break;
            case "github":
                Assert.All(lines, line => Assert.Matches(@"^::(error|warning) (file=[^:,]*,line=\d+,endLine=\d+,col=\d+,)?title=[^:,]*::", line));
                break;
            case "azure":
                Assert.All(lines, line => Assert.Matches(@"^##vso\[task\.(logissue type=(error|warning);(sourcepath=[^;\]]*;linenumber=\d+;columnnumber=\d+;)?(code=[\w-]+;)?|complete result=Failed;)\]", line));
                Assert.All(lines, line => Assert.Equal(1, Regex.Count(line, @"##(vso)?\[", RegexOptions.IgnoreCase)));
                break;
            case "html":
                Assert.Empty(Regex.Matches(report, @"<([!\w]+)").Select(match => match.Groups[1].Value).Except(Tags));
                Assert.Single(Regex.Matches(report, "<script"));
                Assert.DoesNotMatch(@"href=""(?!#|https://)|\son\w+=""|\sstyle=""", report);
                break;
            default:
                Assert.Equal("text", name);
                break;
        }
    }
}
