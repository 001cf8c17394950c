namespace SecretScan.Reporting;

/// <summary>Writes one credential: what it is, where it stands, why it was recognised, the way to its advice.</summary>
internal sealed class HtmlBlock(ReportOptions options, SafeText safe, HtmlText html, HtmlAdvice advice)
{
    private const int MostOpen = 5;
    private const int LongestSlot = 80;
    private const int LongestSubject = 100;

    private readonly Places _places = new(options, safe, new Palette(false));
    private readonly ExposureText _exposure = new(safe);

    public void Write(FindingBlock block, string anchor)
    {
        var severity = Term.Of(block.Severity);
        html.Write($"<article class=\"card block {severity}\" id=\"{anchor}\" data-severity=\"{severity}\" data-head=\"{(Urgency.IsInHead(block) ? "yes" : "no")}\">");
        html.Write($"<h3><span class=\"badge\">{severity}</span> {Printable.Of(block.Title)}</h3>");
        foreach (var line in _exposure.Of(block))
        {
            html.Write($"<p class=\"facts\">{char.ToUpperInvariant(line[0]) + line[1..]}.</p>");
        }

        WritePlaces(block.Findings.AsSpan()[..Math.Min(MostOpen, block.Findings.Length)]);
        if (block.Findings.Length > MostOpen)
        {
            html.Write($"<details><summary>{Amount.Of(block.Findings.Length - MostOpen, "more place")}</summary>");
            WritePlaces(block.Findings.AsSpan()[MostOpen..]);
            html.Write($"</details>");
        }

        WriteReasons(block);
        html.Write($"<p class=\"act\"><a href=\"#{advice.Anchor(block.Rule)}\">How to revoke it</a></p></article>\n");
    }

    private void WritePlaces(ReadOnlySpan<Finding> findings)
    {
        html.Write($"<ul class=\"places\">");
        foreach (var finding in findings)
        {
            html.Write($"<li data-finding=\"{Printable.Of(finding.Fingerprint.Text)}\"><code>{_places.Place(finding)}</code><span>{(finding.Slot is { } slot ? safe.Show(slot, LongestSlot) : "")}</span>");
            html.Write($"<span class=\"value\">{finding.Secret.Mask}</span><span class=\"more\">{finding.Rule.Id}{Decoded(finding)}{Brought(finding.Origin.Commit)}</span></li>");
        }

        html.Write($"</ul>");
    }

    private string Decoded(Finding finding) => finding.DecodedFrom.IsEmpty ? "" : $", decoded from {safe.Show(string.Join(", ", finding.DecodedFrom))}";

    private string Brought(Commit? commit) => commit is null
        ? ""
        : $", commit {FindingText.Short(commit.Id)} of {commit.Date.UtcDateTime:yyyy-MM-dd} by {safe.Show(commit.Author, LongestSlot)}: {safe.Show(commit.Subject, LongestSubject)}";

    private void WriteReasons(FindingBlock block)
    {
        var proofs = block.Findings.Where(finding => finding.Proof is not null).Select(finding => $"Proved: {finding.Proof}");
        var reasons = proofs.Concat(block.Findings.SelectMany(finding => finding.Evidence)).Distinct().ToList();
        html.Write($"<details><summary>What it is, and why it was recognised</summary><ul class=\"reasons\"><li>{Printable.Of(block.Rule.Impact)}</li>");
        foreach (var reason in reasons)
        {
            html.Write($"<li>{safe.Show(reason)}</li>");
        }

        html.Write($"</ul></details>");
    }
}
