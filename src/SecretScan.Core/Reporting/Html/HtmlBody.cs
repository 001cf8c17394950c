using System.Globalization;
using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>The page itself, from the verdict to what was not read.</summary>
internal sealed class HtmlBody(ScanResult result, ReportOptions options, SafeText safe, HtmlText html)
{
    private const int MostUrgent = 5;
    private const int MostOpen = 20;

    private readonly List<(FindingBlock Block, string Anchor)> _blocks =
        [.. Urgency.Order(FindingBlock.Of(result.Findings)).Select((block, i) => (block, $"finding-{i + 1}"))];

    private readonly HtmlAdvice _advice = new(html);

    /// <summary>The verdict in one line.</summary>
    public string Title => Blocking switch
    {
        0 when result.Findings.IsEmpty => result.Coverage.Complete ? "Nothing found" : "Nothing found in what was read",
        0 => "Nothing that blocks",
        var count => Amount.Of(count, "credential") + (result.Mode == ScanMode.Staged ? " about to be committed" : " to revoke"),
    };

    private int Blocking => _blocks.Count(one => one.Block.Findings.Any(finding => finding.Blocks(options.FailOn)));

    /// <summary>Writes everything within <c>body</c>.</summary>
    public void Write()
    {
        html.Write($"<a class=\"skip\" href=\"#main\">To the report</a>\n");
        WriteHeader();
        html.Write($"<main id=\"main\" tabindex=\"-1\">\n");
        WriteUrgent();
        new HtmlTimeline(result, html).Write(_blocks);
        WriteFindings();
        _advice.WriteSection();
        WriteNotRead();
        WriteSuppressed();
        WriteWarnings();
        html.Write($"</main>\n<footer><p>SecretScan {ToolVersion.Text}, rules {Printable.Of(result.RuleSetId)}. Values are masked. This page is one file and loads nothing from elsewhere.</p></footer>\n");
    }

    private static string Command(ScanMode mode) => mode switch
    {
        ScanMode.Staged => "what the next commit records",
        ScanMode.History => "history",
        ScanMode.Range => "a range of commits",
        ScanMode.Stdin => "standard input",
        _ => "files as they stand",
    };

    private void WriteHeader()
    {
        html.Write($"<header><p class=\"brand\"><strong>SecretScan</strong>");
        if (Name() is { Length: > 0 } name)
        {
            html.Write($"<span>{name}</span>");
        }

        html.Write($"<span>{Command(result.Mode)}{(result.Revisions.IsEmpty ? "" : ": " + safe.Show(string.Join(", ", result.Revisions), 120))}</span>");
        html.Write($"<span>{result.StartedAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC</span></p>\n");
        var isGood = Blocking == 0 && result.Coverage.Complete;
        html.Write($"<h1 class=\"{(isGood ? "good" : "")}\">{Title}</h1>");
        if (Blocking > 0)
        {
            html.Write($"<p class=\"lead\">{(result.Mode == ScanMode.Staged ? "Take them out before you commit, and nothing has to be revoked." : "What others can read has to be taken for known: revoke it first, then clean up.")}</p>");
        }

        html.Write($"<p class=\"soft\">{Read()}</p>\n");
        WriteCounts();
        if (!result.Coverage.Complete)
        {
            html.Write($"<p class=\"notice\"><strong>Incomplete.</strong> {Amount.Of(result.Coverage.Skipped.Count, "item")} not read, so secrets may have been missed. <a href=\"#not-read\">What was not read</a></p>");
        }

        html.Write($"</header>\n");
    }

    private string Name() => result.Provenance?.Remote is { } remote
        ? safe.Show(remote.Host + remote.AbsolutePath)
        : result.Repository is { } folder ? safe.Show(Path.GetFileName(folder.TrimEnd('/'))) : "";

    private string Read()
    {
        var stand = result.Provenance is { Revision: { } revision } at ? $", at {(at.Branch is { } branch ? safe.Show(branch, 80) + ", " : "")}commit {FindingText.Short(revision)}" : "";
        return $"{CoverageText.Read(result)} in {Amount.Time(result.Duration)}{stand}.";
    }

    private void WriteCounts()
    {
        var summary = new Summary(result.Findings);
        if (summary.Findings == 0)
        {
            return;
        }

        html.Write($"<ul class=\"counts\"><li><b>{Number(summary.Findings)}</b><span>{(summary.Findings == 1 ? "finding" : "findings")}</span></li>");
        if (summary.Sets > 0)
        {
            html.Write($"<li><b>{Number(summary.Sets)}</b><span>{(summary.Sets == 1 ? "credential set" : "credential sets")}</span></li>");
        }

        foreach (var severity in Term.Severities.Where(severity => summary[severity] > 0))
        {
            html.Write($"<li class=\"{Term.Of(severity)}\"><b>{Number(summary[severity])}</b><span>{Term.Of(severity)}</span></li>");
        }

        html.Write($"</ul>\n");
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private void WriteUrgent()
    {
        var urgent = _blocks.Where(one => one.Block.Severity >= Severity.Medium).Take(MostUrgent).ToList();
        if (urgent.Count == 0)
        {
            return;
        }

        html.Write($"<section aria-labelledby=\"first\"><h2 id=\"first\">{(result.Mode == ScanMode.Staged ? "The worst of them" : "Revoke first")}</h2><p>The severest first; then what is complete, what HEAD still holds, and what has been out the longest.</p>\n<ol class=\"first\">");
        foreach (var (block, anchor) in urgent)
        {
            html.Write($"<li class=\"card {Term.Of(block.Severity)}\"><h3><a href=\"#{anchor}\">{Printable.Of(block.Title)}</a></h3><p class=\"soft\"><span class=\"badge\">{Term.Of(block.Severity)}</span> {Urgency.Why(block)}</p>");
            html.Write($"<div>");
            _advice.WriteSteps(block.Rule);
            html.Write($"</div></li>\n");
        }

        html.Write($"</ol></section>\n");
    }

    private void WriteFindings()
    {
        if (_blocks.Count == 0)
        {
            return;
        }

        html.Write($"<section aria-labelledby=\"findings\"><h2 id=\"findings\">Everything that was found</h2>\n");
        WriteTools();
        var writer = new HtmlBlock(options, safe, html, _advice);
        foreach (var (block, anchor) in _blocks)
        {
            writer.Write(block, anchor);
        }

        html.Write($"<p class=\"none\" id=\"none\" hidden>Nothing fits. Escape in the search field shows everything again.</p></section>\n");
    }

    // Of no use without the script, which shows them.
    private void WriteTools()
    {
        html.Write($"<div class=\"tools\" id=\"tools\" role=\"search\" hidden><input type=\"search\" id=\"search\" aria-label=\"Search findings\" placeholder=\"Search: path, provider, author ...\" autocomplete=\"off\"><fieldset><legend>Severity</legend>");
        foreach (var severity in Term.Severities.Where(severity => _blocks.Exists(one => one.Block.Severity == severity)))
        {
            html.Write($"<label><input type=\"checkbox\" name=\"severity\" value=\"{Term.Of(severity)}\" checked>{Term.Of(severity)}</label>");
        }

        html.Write($"</fieldset>");
        if (_blocks.Exists(one => Urgency.IsInHead(one.Block)))
        {
            html.Write($"<label><input type=\"checkbox\" name=\"head\">still in HEAD</label>");
        }

        html.Write($"<span class=\"soft\" id=\"shown\" role=\"status\"></span></div>\n");
    }

    private void WriteNotRead()
    {
        var skipped = result.Coverage.Skipped;
        if (skipped.Count == 0)
        {
            return;
        }

        html.Write($"<section aria-labelledby=\"not-read\"><h2 id=\"not-read\">What was not read</h2><p>Secrets may stand there.</p>");
        var words = new FindingText(safe);
        WriteRows([.. skipped.Select(words.Of)]);
        html.Write($"</section>\n");
    }

    private void WriteSuppressed()
    {
        if (result.Suppressed.IsEmpty)
        {
            return;
        }

        html.Write($"<section aria-labelledby=\"suppressed\"><h2 id=\"suppressed\">What somebody said no to</h2>");
        var places = new Places(options, safe, new Palette(false));
        WriteRows(
        [
            .. result.Suppressed.Select(no =>
                $"{places.Place(no.Finding)} {no.Finding.Rule.Id} ({Term.Of(no.By)}): {safe.Show(no.Reason ?? "no reason given")}"
                + (no.Owner is { } owner ? ", " + safe.Show(owner) : "") + (no.Expires is { } day ? $", until {day:yyyy-MM-dd}" : "")),
        ]);
        html.Write($"</section>\n");
    }

    private void WriteWarnings()
    {
        if (!result.Warnings.IsEmpty)
        {
            html.Write($"<section aria-labelledby=\"warnings\"><h2 id=\"warnings\">Worth knowing</h2>");
            WriteRows([.. result.Warnings.Select(safe.Show)]);
            html.Write($"</section>\n");
        }
    }

    private void WriteRows(List<string> rows)
    {
        html.Write($"<div class=\"card\"><ul class=\"rows\">");
        foreach (var row in rows.Take(MostOpen))
        {
            html.Write($"<li>{row}</li>");
        }

        html.Write($"</ul>");
        if (rows.Count > MostOpen)
        {
            html.Write($"<details><summary>{Number(rows.Count - MostOpen)} more</summary><ul class=\"rows\">");
            foreach (var row in rows.Skip(MostOpen))
            {
                html.Write($"<li>{row}</li>");
            }

            html.Write($"</ul></details>");
        }

        html.Write($"</div>");
    }
}
