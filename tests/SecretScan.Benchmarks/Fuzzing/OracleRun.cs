using System.Diagnostics;
using SecretScan.Testing;

namespace SecretScan.Benchmarks.Fuzzing;

/// <summary>Every built-in pattern on every example, corpus line, their mutations and random windows: table and .NET Regex.</summary>
internal static class OracleRun
{
    private const int LongestText = 1_000;

    /// <summary>Compares; <paramref name="windows"/> random windows of all texts come on top for each pattern.</summary>
    /// <returns>0 when they agree everywhere.</returns>
    public static int Run(int windows)
    {
        var rules = RuleTexts.Read();
        var random = new Random(1);
        byte[][] texts = [.. rules.Rules.SelectMany(r => r.Examples.Concat(r.NegativeExamples)).Select(e => e.Bytes).Concat(CorpusTexts.Lines()).Where(t => t.Length <= LongestText)];
        byte[][] mutants = [.. texts.Select(text => Mutation.Of(text, random))];
        byte[] all = [.. texts.SelectMany(text => text)];
        var clock = Stopwatch.StartNew();
        var (compared, matches, faults) = (0L, 0L, 0);
        foreach (var (rule, oracle) in rules.Oracles)
        {
            try
            {
                foreach (var text in texts.Concat(mutants).Concat(Windows(all, windows, random)))
                {
                    matches += oracle.Compare(text);
                    compared++;
                }
            }
            catch (InvalidOperationException e)
            {
                faults++;
                Console.WriteLine($"{rule.Id!.Value}: {e.Message}");
            }
        }

        Console.WriteLine($"{rules.Oracles.Count} patterns, {texts.Length} texts: {compared} pairs compared, {matches} matches, {faults} patterns differ, {clock.Elapsed.TotalSeconds:F0} s");
        return faults == 0 ? 0 : 1;
    }

    private static IEnumerable<byte[]> Windows(byte[] all, int count, Random random)
    {
        for (; count > 0; count--)
        {
            var start = random.Next(all.Length - 300);
            yield return all[start..(start + random.Next(300))];
        }
    }
}
