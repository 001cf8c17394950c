using System.Text;

namespace SecretScan.Testing;

/// <summary>Every line of the corpus, of files with one text a line and of samples alike, without break markers.</summary>
public static class CorpusTexts
{
    /// <summary>The lines of all folders, each text once.</summary>
    public static IEnumerable<byte[]> Lines() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests", "corpus"), "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines)
        .Select(line => line.Replace("¦", "", StringComparison.Ordinal))
        .Where(line => line.Length > 0)
        .Distinct(StringComparer.Ordinal)
        .Select(Encoding.UTF8.GetBytes);
}
