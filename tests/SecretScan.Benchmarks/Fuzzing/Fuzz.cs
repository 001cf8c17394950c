using System.Diagnostics;
using System.Globalization;
using SecretScan.Testing;

namespace SecretScan.Benchmarks.Fuzzing;

/// <summary>
/// Scans made-up files for some minutes. What goes wrong is told with the seed that makes it again, and its shortest form
/// is kept in a temporary folder.
/// </summary>
internal static class Fuzz
{
    private const int MostFaults = 50;

    /// <summary>Runs.</summary>
    /// <param name="minutes">For how long; 0: the one input of the seed.</param>
    /// <param name="seed">The first input; the others follow.</param>
    /// <param name="folders">Real files to make inputs of.</param>
    /// <returns>0 when nothing went wrong.</returns>
    public static int Run(double minutes, int seed, IReadOnlyList<string> folders)
    {
        var rules = RuleTexts.Read();
        var seeds = new FuzzSeeds(rules, folders);
        var check = new FuzzCheck(rules);
        Console.WriteLine($"{seeds.Examples.Count} examples, {seeds.Files.Count} files, {seeds.Keywords.Count} keywords, {rules.Oracles.Count} patterns");
        var (clock, minute) = (Stopwatch.StartNew(), 1);
        var (runs, bytes, findings, faults) = (0L, 0L, 0L, 0);
        var slowest = new List<(double Share, string Line)>();
        do
        {
            var number = (int)(seed + runs);
            var random = new Random(number);
            var input = FuzzInput.Make(seeds, random);
            var fault = check.Fault(input);
            var (time, found) = (check.Time, check.Findings);
            fault ??= check.Mismatch(input.Bytes, random);
            if (fault is not null && ++faults <= MostFaults)
            {
                Console.WriteLine($"seed {number}: {fault} [{Keep(input, fault, check, number)}]");
            }

            (runs, bytes, findings) = (runs + 1, bytes + input.Size, findings + found);
            slowest.Add((time / FuzzCheck.Bound(input.Size), $"seed {number}: {input.Size} bytes, {time.TotalMilliseconds:F1} ms, {time / FuzzCheck.Bound(input.Size):P0} of its bound"));
            if (slowest.Count > 200)
            {
                slowest = [.. slowest.OrderByDescending(s => s.Share).Take(5)];
            }

            if (clock.Elapsed.TotalMinutes >= minute)
            {
                minute++;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalMinutes:F0} min: {runs} inputs, {bytes / 1e6:F0} MB, {findings} findings, {faults} faults"));
            }
        }
        while (clock.Elapsed.TotalMinutes < minutes && faults <= MostFaults);

        Console.WriteLine(string.Join('\n', slowest.OrderByDescending(s => s.Share).Take(5).Select(s => s.Line)));
        Console.WriteLine($"{runs} inputs of {bytes} bytes, {findings} findings, {faults} faults");
        return faults == 0 ? 0 : 1;
    }

    private static string Keep(FuzzInput input, string fault, FuzzCheck check, int number)
    {
        var kind = fault.Split(' ')[0];
        var least = Smaller(input.Bytes, bytes => check.Fault(new FuzzInput(bytes, kind == "slow:" ? bytes.Length + input.Size - input.Bytes.Length : bytes.Length))?.StartsWith(kind, StringComparison.Ordinal) == true);
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "secretscan-fuzz")).FullName;
        File.WriteAllBytes(Path.Combine(folder, $"{number}.full"), input.Bytes);
        var path = Path.Combine(folder, $"{number}.bin");
        File.WriteAllBytes(path, least);
        return path;
    }

    // Takes away halves, quarters and so on as long as the fault stays.
    private static byte[] Smaller(byte[] bytes, Func<byte[], bool> isFaulty)
    {
        var clock = Stopwatch.StartNew();
        for (var size = bytes.Length / 2; size > 0 && clock.Elapsed.TotalSeconds < 10; size /= 2)
        {
            for (var at = 0; at < bytes.Length && clock.Elapsed.TotalSeconds < 10;)
            {
                byte[] less = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + size)..]];
                if (isFaulty(less))
                {
                    bytes = less;
                }
                else
                {
                    at += size;
                }
            }
        }

        return bytes;
    }
}
