namespace SecretScan.Reporting;

/// <summary>The lines that say what was read, and loudly what was not.</summary>
internal sealed class CoverageText(ReportOptions options, SafeText safe, Palette palette)
{
    private const int MostShown = 20;

    /// <summary><c>4 files, 12.3 KB read</c>.</summary>
    public static string Read(ScanResult result)
    {
        var coverage = result.Coverage;
        List<string> amounts = result.Mode is ScanMode.Range && coverage.Commits == 0 ? ["no commits"] : [];
        Count(coverage.Commits, "commit");
        Count(coverage.Blobs, result.Mode is ScanMode.Staged ? "file" : "file version");
        Count(coverage.Files, "file");
        var before = coverage.ScannedBefore > 0 ? $", {Amount.Of(coverage.ScannedBefore, "object")} scanned before" : "";
        var excluded = coverage.Excluded > 0 ? $", {Amount.Of(coverage.Excluded, "file")} excluded by the configuration" : "";
        var closed = coverage.Notes.Count(note => note.IsClosedArchive);
        var packed = closed > 0 ? $", {Amount.Of(closed, "archive")} not unpacked whole (-v names them)" : "";
        return string.Join(", ", [.. amounts, Amount.Bytes(coverage.Bytes)]) + " read" + before + excluded + packed;

        void Count(long count, string noun)
        {
            if (count > 0)
            {
                amounts.Add(Amount.Of(count, noun));
            }
        }
    }

    public void WriteNotes(Coverage coverage, TextWriter output)
    {
        foreach (var note in options.Verbose ? coverage.Notes : [])
        {
            output.WriteLine(palette.Dim($"note: {safe.Show(note.Path)} ({Printable.Of(note.Note)})"));
        }
    }

    public void WriteSkipped(Coverage coverage, TextWriter output)
    {
        var skipped = coverage.Skipped;
        if (skipped.Count == 0)
        {
            return;
        }

        var items = Amount.Of(skipped.Count, "item");
        output.WriteLine(palette.Loud($"INCOMPLETE: {items} not read, so secrets may have been missed"));
        var shown = options.Verbose ? skipped.Count : Math.Min(skipped.Count, MostShown);
        foreach (var item in skipped.Take(shown))
        {
            var detail = item.Detail is { } more ? $" ({safe.Show(more)})" : "";
            output.WriteLine($"  {Name(item)}: {Reason(item.Reason)}{detail}");
        }

        if (shown < skipped.Count)
        {
            output.WriteLine($"  and {skipped.Count - shown:N0} more (-v shows them)");
        }
    }

    private string Name(Skipped item) => item switch
    {
        { Path: { } path } => safe.Show(path),
        { Blob: { } blob } => "object " + Printable.Of(blob),
        _ => "the scan",
    };

    private static string Reason(SkipReason reason) => reason switch
    {
        SkipReason.TooLarge => "larger than --max-file-size",
        SkipReason.Unreadable => "cannot be read",
        SkipReason.MissingObject => "not in this repository",
        SkipReason.Timeout => "out of time",
        SkipReason.Shallow => "history cut off by a shallow clone",
        SkipReason.Interrupted => "interrupted",
        SkipReason.DecodeLimit => "encoded too deeply to be read whole",
        SkipReason.Unsupported => "a format that cannot be read here",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
