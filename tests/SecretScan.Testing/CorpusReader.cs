namespace SecretScan.Testing;

/// <summary>
/// Reads <c>*.samples</c> files: <c>### title</c>, then <c>=== path</c> and content for each file, then
/// <c>--- expect</c> and one expectation a line. A backslash protects a content line that begins like a marker; the
/// character ¦ is taken out.
/// </summary>
public static class CorpusReader
{
    /// <summary>The samples of all files below a folder of <c>tests/corpus</c>.</summary>
    public static IEnumerable<CorpusSample> Read(string folder)
    {
        var root = Path.Combine(Repository.Root, "tests", "corpus", folder);
        return Directory.EnumerateFiles(root, "*.samples", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Parse(File.ReadAllText(file)));
    }

    /// <summary>The samples of one text.</summary>
    public static IEnumerable<CorpusSample> Parse(string text)
    {
        string? title = null;
        var files = new List<(string Path, List<string> Lines)>();
        var expected = new List<string>();
        var inExpectation = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                if (title is not null)
                {
                    yield return Make(title, files, expected);
                }

                (title, inExpectation) = (line[4..], false);
                files.Clear();
                expected.Clear();
            }
            else if (line.StartsWith("=== ", StringComparison.Ordinal))
            {
                files.Add((line[4..], []));
            }
            else if (line == "--- expect")
            {
                inExpectation = true;
            }
            else if (inExpectation)
            {
                expected.Add(line.Trim());
            }
            else if (files.Count > 0)
            {
                files[^1].Lines.Add(line.StartsWith('\\') && IsMarker(line[1..]) ? line[1..] : line);
            }
        }

        if (title is not null)
        {
            yield return Make(title, files, expected);
        }
    }

    private static bool IsMarker(string line) =>
        line.StartsWith("### ", StringComparison.Ordinal) || line.StartsWith("=== ", StringComparison.Ordinal) || line == "--- expect";

    private static CorpusSample Make(string title, List<(string Path, List<string> Lines)> files, List<string> expected) => new(
        title,
        [.. files.Select(f => new CorpusFile(f.Path, string.Join('\n', f.Lines).Replace("¦", "", StringComparison.Ordinal)))],
        [.. expected.Where(e => e.Length > 0 && e != "nothing" && !e.StartsWith("set ", StringComparison.Ordinal)).Order(StringComparer.Ordinal)],
        [.. expected.Where(e => e.StartsWith("set ", StringComparison.Ordinal)).Select(e => e[4..]).Order(StringComparer.Ordinal)]);
}
