using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using SecretScan.Rules.Keywords;

namespace SecretScan.Benchmarks;

/// <summary>
/// The keyword pass beside what bounds it (reading every byte once with vector instructions) and what the platform
/// offers for the purpose (<see cref="SearchValues{T}"/> of strings, which needs chars).
/// </summary>
internal static class KeywordBenchmark
{
    private const int Rounds = 11;

    public static void Run(string? textFile, string? keywordFile)
    {
        var text = textFile is null ? SourceText.Bytes(32 << 20) : File.ReadAllBytes(textFile);
        var keywords = keywordFile is null ? SampleKeywords.All : File.ReadAllLines(keywordFile);
        var compiled = KeywordAutomatonBuilder.Build(keywords);
        var values = SearchValues.Create(keywords, StringComparison.OrdinalIgnoreCase);
        var hits = new KeywordHits();
        compiled.Automaton.Scan(text, hits);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        compiled.Automaton.Scan(text, hits);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        long sum = 0;
        var found = 0;
        var times = Timing.Medians(
            Rounds,
            () => compiled.Automaton.Scan(text, hits),
            () => RuleSet.BuiltIn.Keywords.Scan(text, hits),
            () => sum += Sum(text),
            () => found = Count(values, text));

        Console.WriteLine($"{text.Length / 1e6:F1} MB, {keywords.Length} keywords, table {compiled.Next.Length * 2 / 1024} KiB, {hits.Count} hits, {allocated} bytes allocated by a second scan");
        Show("keyword automaton", text.Length, times[0], times[0]);
        Show("keywords of the built-in rules", text.Length, times[1], times[0]);
        Show("vectorised byte sum", text.Length, times[2], times[0]);
        Show("SearchValues<string>, widened", text.Length, times[3], times[0]);
        GC.KeepAlive((sum, found));
    }

    private static void Show(string name, int length, TimeSpan time, TimeSpan reference) =>
        Console.WriteLine($"{name,-30} {length / 1e9 / time.TotalSeconds,8:F2} GB/s {reference / time,8:F2} x the automaton");

    private static long Sum(byte[] text)
    {
        var total = Vector<ulong>.Zero;
        foreach (var block in MemoryMarshal.Cast<byte, Vector<byte>>(text))
        {
            Vector.Widen(block, out var low, out var high);
            Vector.Widen(low + high, out var first, out var second);
            Vector.Widen(first + second, out var third, out var fourth);
            total += third + fourth;
        }

        return (long)Vector.Sum(total);
    }

    private static int Count(SearchValues<string> values, byte[] text)
    {
        var count = 0;
        var chars = new char[1 << 16];
        for (var start = 0; start < text.Length; start += chars.Length)
        {
            var length = Encoding.Latin1.GetChars(text.AsSpan(start, Math.Min(chars.Length, text.Length - start)), chars);
            var rest = chars.AsSpan(0, length);
            for (var at = rest.IndexOfAny(values); at >= 0; at = rest.IndexOfAny(values))
            {
                count++;
                rest = rest[(at + 1)..];
            }
        }

        return count;
    }
}
