namespace SecretScan.Reporting;

/// <summary>The lines of a block that say where: place, slot, mask, rule, in columns.</summary>
internal sealed class Places(ReportOptions options, SafeText safe, Palette palette)
{
    private const int MostShown = 20;
    private const int LongestSlot = 80;
    private const int LongestSubject = 72;

    // A longer cell is written whole and pushes its own line only.
    private const int WidestColumn = 60;

    public void Write(FindingBlock block, TextWriter output)
    {
        var shown = options.Verbose ? block.Findings.Length : Math.Min(block.Findings.Length, MostShown);
        var rows = block.Findings.Take(shown).Select(Row).ToArray();
        var widths = Widths(rows);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            output.Write($"  {palette.Bold(row[0])}{Gap(row[0], widths[0])}{row[1]}{Gap(row[1], widths[1])}");
            output.WriteLine($"{palette.Of(block.Severity, row[2])}{Gap(row[2], widths[2])}{palette.Dim(row[3])}");
            if (block.Findings[i].Origin.Commit is { } commit)
            {
                output.WriteLine(palette.Dim($"    {Line(commit)}"));
            }
        }

        if (shown < block.Findings.Length)
        {
            output.WriteLine($"  and {Amount.Of(block.Findings.Length - shown, "more place")} (-v shows them)");
        }
    }

    /// <summary>The place in a form that terminals and editors open.</summary>
    public string Place(Finding finding) =>
        $"{Source(finding.Origin)}:{finding.Location.StartLine}:{finding.Location.StartColumn}";

    private static int[] Widths(string[][] rows)
    {
        var widths = new int[3];
        foreach (var row in rows)
        {
            for (var column = 0; column < widths.Length; column++)
            {
                var length = row[column].Length;
                widths[column] = length > WidestColumn ? widths[column] : Math.Max(widths[column], length);
            }
        }

        return widths;
    }

    private string[] Row(Finding finding) =>
    [
        Place(finding),
        finding.Slot is { } slot ? safe.Show(slot, LongestSlot) : "",
        options.Reveal ? Printable.Of(finding.Secret.Reveal()) : finding.Secret.Mask,
        finding.Rule.Id + Decoded(finding),
    ];

    private string Decoded(Finding finding) => finding.DecodedFrom.IsEmpty
        ? ""
        : $" (decoded from {safe.Show(string.Join(", ", finding.DecodedFrom))})";

    private string Source(Origin origin) => origin switch
    {
        { Kind: OriginKind.CommitMessage } => "message of commit" + Id(origin.Commit?.Id),
        { Kind: OriginKind.TagMessage } => "message of tag" + Id(origin.Blob),
        { Kind: OriginKind.Note } => "note on commit" + Id(origin.Commit?.Id),
        { Path: { } path, Member: { } member } => safe.Show($"{path}!{member}"),
        { Path: { } path } => safe.Show(path),
        { Kind: OriginKind.Stdin } => "<stdin>",
        _ => "blob" + Id(origin.Blob),
    };

    private string Line(Commit commit)
    {
        var author = safe.Show(commit.Author, LongestSubject);
        var subject = safe.Show(commit.Subject, LongestSubject);
        return $"commit{Id(commit.Id)}, {commit.Date.UtcDateTime:yyyy-MM-dd}, {author}: {subject}";
    }

    private static string Id(string? id) => id is null ? "" : " " + Printable.Of(id.Length > 10 ? id[..10] : id);

    private static string Gap(string cell, int width) =>
        width == 0 ? "" : new string(' ', Math.Max(0, width - cell.Length) + 2);
}
