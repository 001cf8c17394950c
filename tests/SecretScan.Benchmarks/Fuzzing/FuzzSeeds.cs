using System.Text;
using SecretScan.Testing;

namespace SecretScan.Benchmarks.Fuzzing;

/// <summary>What inputs are made of: examples of rules, samples of the corpus, real files, and the words that rules look for.</summary>
internal sealed class FuzzSeeds
{
    private const int LongestFile = 128 * 1024;
    private const int MostFiles = 4_000;

    /// <summary>Reads them. Of a large folder every n-th file is taken.</summary>
    public FuzzSeeds(RuleTexts rules, IReadOnlyList<string> folders)
    {
        Examples = [.. rules.Rules.SelectMany(r => r.Examples.Concat(r.NegativeExamples)).Select(e => e.Bytes)];
        Keywords = [.. rules.Rules.SelectMany(r => r.Keywords.Concat(r.Context)).Select(k => Encoding.UTF8.GetBytes(k.Value)).Where(k => k.Length > 0)];
        Files = [.. Corpus().Concat(folders.SelectMany(Sampled))];
    }

    public IReadOnlyList<byte[]> Examples { get; }

    public IReadOnlyList<byte[]> Keywords { get; }

    public IReadOnlyList<byte[]> Files { get; }

    private static IEnumerable<byte[]> Corpus() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "corpus"), "*.samples", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => CorpusReader.Parse(File.ReadAllText(file)))
            .SelectMany(sample => sample.Files)
            .Select(file => Encoding.UTF8.GetBytes(file.Text));

    private static IEnumerable<byte[]> Sampled(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        for (var i = 0; i < files.Length; i += Math.Max(1, files.Length / MostFiles))
        {
            using var file = File.OpenRead(files[i]);
            var bytes = new byte[Math.Min(LongestFile, file.Length)];
            file.ReadExactly(bytes);
            yield return bytes;
        }
    }
}
