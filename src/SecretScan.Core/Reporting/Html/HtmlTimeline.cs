using System.Globalization;

namespace SecretScan.Reporting;

/// <summary>Draws how long credentials have been out: solid while a file held them, faint since, because history goes on holding them.</summary>
internal sealed class HtmlTimeline(ScanResult result, HtmlText html)
{
    private const int Most = 15;
    private const int Width = 1000;
    private const int Thinnest = 4;
    private const int Labels = 4;

    public void Write(IReadOnlyList<(FindingBlock Block, string Anchor)> blocks)
    {
        var drawn = blocks.Where(one => Urgency.Exposures(one.Block).Any()).Take(Most).ToList();
        if (drawn.Count == 0)
        {
            return;
        }

        var from = drawn.Min(one => First(one.Block));
        var until = result.StartedAt > from ? result.StartedAt : from.AddDays(1);
        html.Write($"<section aria-labelledby=\"timeline\"><h2 id=\"timeline\">How long it has been out</h2><p>Solid while a file of a branch or tag held it, faint since: history keeps it for everybody who clones.</p>\n<div class=\"card\"><ol class=\"timeline\">\n");
        foreach (var (block, anchor) in drawn)
        {
            WriteBar(block, anchor, from, until);
        }

        html.Write($"</ol><div class=\"axis\" aria-hidden=\"true\">");
        for (var i = 0; i < Labels; i++)
        {
            html.Write($"<span>{Month(from + ((until - from) * i / (Labels - 1)))}</span>");
        }

        html.Write($"</div></div></section>\n");
    }

    private void WriteBar(FindingBlock block, string anchor, DateTimeOffset from, DateTimeOffset until)
    {
        var (first, last) = (First(block), Urgency.Exposures(block).Max(exposure => exposure.LastSeen));
        var start = Math.Min(Place(first, from, until), Width - Thinnest);
        var end = Math.Clamp(Place(last, from, until), start + Thinnest, Width);
        var days = Amount.Of(Urgency.Days(block), "day");
        html.Write($"<li class=\"{Term.Of(block.Severity)}\"><a href=\"#{anchor}\">{Printable.Of(block.Set?.ProviderName ?? block.Rule.Title)}</a>");
        html.Write($"<svg viewBox=\"0 0 {Width} 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"First committed {Day(first)}, last in a file {Day(last)}\">");
        html.Write($"<rect class=\"track\" width=\"{Width}\" height=\"10\"/><rect class=\"rest\" x=\"{start}\" width=\"{Width - start}\" height=\"10\"/><rect class=\"held\" x=\"{start}\" width=\"{end - start}\" height=\"10\"/></svg>");
        html.Write($"<span class=\"days\">{days}</span></li>\n");
    }

    private static DateTimeOffset First(FindingBlock block) => Urgency.Exposures(block).Min(exposure => exposure.First.Date);

    // Dates of commits are whatever their authors say.
    private static int Place(DateTimeOffset time, DateTimeOffset from, DateTimeOffset until) =>
        (int)(Math.Clamp((time - from) / (until - from), 0, 1) * Width);

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Month(DateTimeOffset time) => time.UtcDateTime.ToString("MMM yyyy", CultureInfo.InvariantCulture);
}
