using System.Diagnostics;
using SecretScan.Rules.Syntax;
using SecretScan.Testing;

namespace SecretScan.Benchmarks;

/// <summary>
/// <c>secretscan files</c> over a tree as a whole process, beside ripgrep looking in the same tree, on as many threads, for
/// the keywords of the built-in rules and nothing else.
/// </summary>
internal static class FilesBenchmark
{
    private const int Rounds = 5;

    public static void Run(string path)
    {
        using var programs = new PublishedPrograms();
        var keywords = Path.GetTempFileName();
        File.WriteAllLines(keywords, Keywords());
        var threads = $"{Environment.ProcessorCount}";
        var program = programs.ReadyToRun();
        var times = Timing.Medians(
            Rounds,
            () => Start(program, "files", path, "--jobs", threads, "--quiet"),
            () => Start("rg", "-i", "-F", "-f", keywords, "-j", threads, path));
        Console.WriteLine($"secretscan files {times[0].TotalSeconds:F2} s, rg -i -F with {File.ReadAllLines(keywords).Length} keywords {times[1].TotalSeconds:F2} s, ratio {times[0] / times[1]:F2}");
        File.Delete(keywords);
    }

    /// <summary>Keywords, context words and the words of venues, once each.</summary>
    private static IEnumerable<string> Keywords() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "rules"), "*.yml", SearchOption.AllDirectories)
            .Select(Load)
            .SelectMany(file => file.Rules.SelectMany(rule => rule.Keywords.Concat(rule.Context)).Concat(file.Venue?.Words ?? []))
            .Select(word => word.Value.ToLowerInvariant())
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static RuleFile Load(string path)
    {
        using var text = File.OpenText(path);
        return RuleLoader.Load(path, text, out _);
    }

    private static void Start(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} did not start");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
    }
}
