using System.Diagnostics;

namespace SecretScan.Benchmarks;

/// <summary>
/// What a scan of a repository's whole history takes, as a whole process, beside git printing the same history and git
/// handing out the same objects: wall time in turns, and the processor time and peak memory of the scan; over one and all
/// processors, and as history grows.
/// </summary>
internal static class HistoryBenchmark
{
    private const int Rounds = 3;

    public static void Run(string repository)
    {
        using var programs = new PublishedPrograms();
        var program = programs.ReadyToRun();
        var peak = 0L;
        var busy = TimeSpan.Zero;
        var times = Timing.Medians(
            Rounds,
            () => Start("git", ["-C", repository, "log", "-p", "-U0", "--all"]),
            () => Start("git", ["-C", repository, "cat-file", "--batch-all-objects", "--batch", "--unordered"]),
            () => (busy, peak) = Start(program, ["history", "--repo", repository, "--progress", "never"]),
            () => Start(program, ["history", "--repo", repository, "--progress", "never", "--jobs", "1"]));
        Show("git log -p -U0 --all", times[0], times[0]);
        Show("git cat-file --batch-all-objects", times[1], times[0]);
        Show("secretscan history", times[2], times[0]);
        Show("secretscan history --jobs 1", times[3], times[0]);
        Console.WriteLine($"processor time {busy.TotalSeconds:F1} s, peak memory {peak >> 20} MB");
        var commits = Count(repository);
        foreach (var percent in (int[])[25, 50, 100])
        {
            var some = Timing.Medians(1, () => Start(program, ["history", "--repo", repository, "--progress", "never", "--max-count", $"{Math.Max(1, commits * percent / 100)}"]))[0];
            Console.WriteLine($"{percent,3} % of {commits} commits {some.TotalSeconds,8:F2} s");
        }
    }

    private static void Show(string name, TimeSpan time, TimeSpan unit) =>
        Console.WriteLine($"{name,-34} {time.TotalSeconds,7:F2} s {time / unit,6:F2} x git log -p");

    private static int Count(string repository)
    {
        var start = new ProcessStartInfo("git", ["-C", repository, "rev-list", "--all", "--count"]) { RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        return int.Parse(git.StandardOutput.ReadToEnd(), System.Globalization.CultureInfo.InvariantCulture);
    }

    // Findings make exit code 1, missing objects 3.
    private static (TimeSpan Processor, long PeakBytes) Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        var peak = 0L;
        var busy = TimeSpan.Zero;
        try
        {
            (busy, peak) = (process.TotalProcessorTime, process.PeakWorkingSet64);
        }
        catch (InvalidOperationException)
        {
            // It ended before it could be asked.
        }

        process.WaitForExit();
        return process.ExitCode is 0 or 1 or 3 ? (busy, peak) : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }
}
