using System.Text;
using SecretScan.Rules.Patterns;

namespace SecretScan.Benchmarks;

/// <summary>
/// One rule at a keyword hit: the table matcher, which knows where the keyword stands in the pattern, beside a generated
/// Regex over the same window. Regex gets the window as chars for nothing, and need not tell where the secret is.
/// </summary>
internal static class PatternBenchmark
{
    private const int Rounds = 15;
    private const int Windows = 512;
    private const int WindowSize = 256;

    public static void Run()
    {
        Console.WriteLine($"{"ns per keyword hit",-22}{"the keyword alone",30}{"a secret",30}");
        Console.WriteLine($"{"",-22}{"table",10}{"Regex",10}{"ratio",10}{"table",10}{"Regex",10}{"ratio",10}");
        var rows = SamplePatterns.All.Select(sample => (sample.Name, Alone: Measure(sample, sample.Keyword), Secret: Measure(sample, sample.Example))).ToList();
        foreach (var (name, alone, secret) in rows)
        {
            Show(name, alone, secret);
        }

        Show("median", Median(rows.Select(row => row.Alone)), Median(rows.Select(row => row.Secret)));
    }

    private static (double Table, double Regex) Measure(SamplePattern sample, string planted)
    {
        var builder = new PatternTableBuilder();
        var pattern = Pattern.Parse(sample.Text);
        var boundary = ByteSet.Parse("[^0-9A-Za-z]");
        var entry = builder.Add(pattern, boundary, boundary);
        var compiled = builder.Build();
        var (nearest, farthest) = pattern.OffsetsOf(sample.Keyword) ?? throw new InvalidOperationException(sample.Name);

        var windows = Plant(planted, planted.IndexOf(sample.Keyword, StringComparison.OrdinalIgnoreCase));
        var chars = windows.Select(window => Encoding.Latin1.GetString(window.Text)).ToArray();
        var found = 0;
        var matched = 0;
        var times = Timing.Medians(
            Rounds,
            () =>
            {
                var table = compiled.Table;
                found = 0;
                foreach (var (text, hit) in windows)
                {
                    var match = table.Search(
                        entry, text, Math.Max(0, hit - farthest), hit - nearest + 1, PatternTable.DefaultBudget);
                    found += match.IsMatch ? 1 : 0;
                }
            },
            () => matched = chars.Count(sample.Regex.IsMatch));

        // Regex also finds what the generated text holds elsewhere in a window; both must find what was planted.
        var expected = planted == sample.Example ? windows.Length : 0;
        return found == expected && matched >= expected
            ? (times[0].TotalNanoseconds / windows.Length, times[1].TotalNanoseconds / windows.Length)
            : throw new InvalidOperationException($"{sample.Name}: {expected} planted; the table finds {found}, Regex {matched}");
    }

    // The keyword pass is measured elsewhere: where it hits is given here.
    private static (byte[] Text, int Hit)[] Plant(string planted, int keyword)
    {
        byte[] line = [(byte)'\n', .. Encoding.ASCII.GetBytes(planted), (byte)'\n'];
        return [.. SourceText.Bytes(Windows * WindowSize).Chunk(WindowSize).Select((window, i) =>
        {
            var at = i % (WindowSize - line.Length);
            line.CopyTo(window.AsSpan(at));
            return (window, at + 1 + keyword);
        })];
    }

    private static (double Table, double Regex) Median(IEnumerable<(double Table, double Regex)> rows)
    {
        var all = rows.ToList();
        return (all.Select(row => row.Table).Order().ElementAt(all.Count / 2), all.Select(row => row.Regex).Order().ElementAt(all.Count / 2));
    }

    private static void Show(string name, (double Table, double Regex) alone, (double Table, double Regex) secret) =>
        Console.WriteLine($"{name,-22}{alone.Table,10:F0}{alone.Regex,10:F0}{alone.Regex / alone.Table,10:F1}{secret.Table,10:F0}{secret.Regex,10:F0}{secret.Regex / secret.Table,10:F1}");
}
