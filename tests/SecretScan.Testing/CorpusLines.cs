namespace SecretScan.Testing;

/// <summary>Reads corpus files in which every line is a text of its own; <c>¦</c> is taken out, empty lines are left out.</summary>
public static class CorpusLines
{
    /// <summary>The lines of every file below a folder of <c>tests/corpus</c>, with the file's name without ending.</summary>
    public static IEnumerable<(string File, int Line, string Text)> Read(string folder) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests", "corpus", folder), "*.txt")
        .Order(StringComparer.Ordinal)
        .SelectMany(file => File.ReadLines(file).Select((text, i) =>
            (Path.GetFileNameWithoutExtension(file), i + 1, text.Replace("¦", "", StringComparison.Ordinal))))
        .Where(line => line.Item3.Length > 0);
}
