using SecretScan.History;
using SecretScan.Reporting;
using SecretScan.Rules;

namespace SecretScan.Tests.Reporting;

/// <summary>The report as a page, in a browser.</summary>
public sealed class APage(Browser browser) : IClassFixture<Browser>
{
    private const string Shown = "[...document.querySelectorAll('[data-finding]')].filter(one => !one.closest('.block').hidden).length";

    [AxeFact]
    public void CanBeUsedByEverybody()
    {
        var page = Rendered.Html(Leaks());
        foreach (var (width, dark) in (ReadOnlySpan<(int, bool)>)[(1280, false), (1280, true), (390, false), (390, true)])
        {
            browser.Open(page, width, dark: dark);
            browser.Evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })");
            browser.Evaluate(File.ReadAllText(AxeFactAttribute.Script) + ";0");
            var wrong = browser.Evaluate("axe.run().then(found => found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' ')))").AsArray();
            Assert.True(wrong.Count == 0, $"{width} {dark}: {wrong.ToJsonString()}");
        }
    }

    [BrowserFact]
    public void LoadsNothingAndRunsNothingButItsOwn()
    {
        browser.Open(Rendered.Html(Leaks()));
        Assert.Equal(0, browser.Evaluate("performance.getEntriesByType('resource').length").GetValue<int>());
        browser.Evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' })); document.body.setAttribute('onclick', 'window.ran = true'); document.body.click()");
        Assert.Equal("undefined", browser.Evaluate("typeof window.ran").GetValue<string>());
        Assert.Equal("refused", browser.Evaluate("fetch('data:text/plain,x').then(() => 'loaded', () => 'refused')").GetValue<string>());
    }

    [BrowserFact]
    public void FitsTheSmallestPhone()
    {
        browser.Open(Rendered.Html(Leaks(path: new string('a', 200) + "/b")), width: 320);
        Assert.True(browser.Evaluate("document.documentElement.scrollWidth <= 320").GetValue<bool>());
    }

    [BrowserFact]
    public void ShowsEverythingWithoutItsScript()
    {
        browser.Open(Rendered.Html(Leaks()), scripts: false);
        Assert.False(browser.Evaluate("document.getElementById('tools').checkVisibility()").GetValue<bool>());
        Assert.Equal(5, browser.Evaluate("[...document.querySelectorAll('[data-finding]')].filter(one => one.checkVisibility()).length").GetValue<int>());
    }

    [BrowserFact]
    public void FindsWhatIsSearchedForByKeyboardAlone()
    {
        browser.Open(Rendered.Html(Leaks()));
        Assert.Equal(5, browser.Evaluate(Shown).GetValue<int>());
        browser.Press("/");
        Assert.Equal("search", browser.Evaluate("document.activeElement.id").GetValue<string>());
        foreach (var letter in "ghp_")
        {
            browser.Press(letter.ToString());
        }

        WaitFor($"{Shown} === 2");
        Assert.Equal("2 of 3 shown", browser.Evaluate("document.getElementById('shown').textContent").GetValue<string>());
        browser.Press("Escape");
        WaitFor($"{Shown} === 5");
    }

    [BrowserFact]
    public void HidesSeveritiesAndShowsAgainWhatALinkLeadsTo()
    {
        browser.Open(Rendered.Html(Leaks()));
        browser.Evaluate("document.querySelector('[value=critical]').click()");
        WaitFor($"{Shown} === 1");
        browser.Evaluate("document.querySelector('.first a').click()");
        WaitFor($"{Shown} === 5");
    }

    [BrowserFact]
    public void HasNoElementThatATextBrought()
    {
        browser.Open(Rendered.Html(HostileTexts.Everywhere(HostileTexts.All)));
        Assert.Equal("undefined", browser.Evaluate("typeof window.pwned").GetValue<string>());
        Assert.Equal("[]", browser.Evaluate("[...document.querySelectorAll('img, iframe, object, embed, form, base, link, style ~ style, script ~ script, [onerror], [onclick], [style], a[href^=javascript]')].map(one => one.outerHTML)").ToJsonString());
    }

    [BrowserFact]
    public void OpensWithTenThousandFindings()
    {
        var findings = Enumerable.Range(0, 10_000).Select(i => Sample.Finding(Sample.GitHub, $"ghp_{i:x36}", $"src/{i}.py", i + 1));
        var page = Rendered.Html(Sample.Result([.. findings]));
        Assert.InRange(page.Length, 1_000_000, 20_000_000);
        browser.Open(page);
        Assert.Equal(10_000, browser.Evaluate("document.querySelectorAll('[data-finding]').length").GetValue<int>());
        browser.Evaluate("search.value = 'src/777.py'; search.dispatchEvent(new Event('input'))");
        WaitFor($"{Shown} === 1");
    }

    [Fact]
    public void BeginsWithWhatIsCompleteInHeadAndOutTheLongest()
    {
        var page = Rendered.Html(Leaks());
        Assert.Contains("<h1 class=\"\">3 credentials to revoke</h1>", page, StringComparison.Ordinal);
        var first = page[page.IndexOf("Revoke first", StringComparison.Ordinal)..page.IndexOf("How long", StringComparison.Ordinal)];
        Assert.Matches(
            "(?s)^Revoke first[^1]*<ol class=\"first\"><li class=\"card critical\"><h3><a href=\"#finding-1\">KuCoin credentials: complete.*?Complete, so it can be used as it is, still in HEAD, out for 749 days.*?<li>Delete the API key and make a new one.*?GitHub personal access token.*?In history only, out for 500 days",
            first);
    }

    [Theory]
    [InlineData(false, "Nothing found")]
    [InlineData(true, "Nothing found in what was read")]
    public void SaysWhenThereIsNothing(bool incomplete, string title)
    {
        var result = Sample.Result();
        if (incomplete)
        {
            result.Coverage.Skip("big.bin", null, SkipReason.TooLarge, "120 MB");
        }

        var page = Rendered.Html(result);
        Assert.Contains($"<title>{title}</title>", page, StringComparison.Ordinal);
        Assert.Equal(incomplete, page.Contains("big.bin: too-large, 120 MB", StringComparison.Ordinal));
        Assert.Equal(incomplete, page.Contains("<strong>Incomplete.</strong>", StringComparison.Ordinal));
    }

    [Fact]
    public void DrawsWhenAFileHeldItAndSince()
    {
        var gone = Exposed(Sample.Finding(Sample.GitHub, Sample.Token, "a", 1), 100, inHead: false);
        var page = Rendered.Html(Sample.Result(gone));
        Assert.Contains("""<rect class="rest" x="0" width="1000" height="10"/><rect class="held" x="0" width="500" height="10"/>""", page, StringComparison.Ordinal);
    }

    // A set in HEAD for two years, a token that has gone, in two files, and one of low severity that nobody committed.
    private static ScanResult Leaks(string path = "old/ci.yml")
    {
        var everything = Sample.Everything();
        var low = Sample.Finding(Sample.GitHub with { Id = "github-other", Severity = Severity.Medium }, "ghp_" + Sample.ApiSecret, "b.txt", 3) with { Severity = Severity.Medium };
        return everything with
        {
            Findings =
            [
                .. Sample.KuCoinSet().Select(part => Exposed(part, 749, inHead: true)),
                Exposed(Sample.Finding(Sample.GitHub, Sample.Token, path, 7), 500, inHead: false),
                low,
            ],
        };
    }

    private static Finding Exposed(Finding finding, int days, bool inHead) => finding with
    {
        Exposure = new Exposure
        {
            First = new Commit(new string('d', 40), "Eve", "eve@example.org", Sample.Time.AddDays(-days), "add bot"),
            LastSeen = inHead ? Sample.Time : Sample.Time.AddDays(-days / 2),
            InHead = inHead,
            Refs = inHead ? ["refs/heads/main"] : [],
            Versions = 1,
            Days = days,
        },
    };

    private void WaitFor(string condition) => Assert.True(
        browser.Evaluate($"new Promise(done => {{ const end = Date.now() + 60000; const look = () => ({condition}) ? done(true) : Date.now() > end ? done(false) : setTimeout(look, 20); look(); }})").GetValue<bool>(),
        condition);
}
