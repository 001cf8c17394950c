using System.Globalization;
using SecretScan.Benchmarks;
using SecretScan.Benchmarks.Fuzzing;

switch (args)
{
    case ["keywords", .. var files] when files.Length <= 2:
        KeywordBenchmark.Run(files.ElementAtOrDefault(0), files.ElementAtOrDefault(1));
        return 0;
    case ["patterns"]:
        PatternBenchmark.Run();
        return 0;
    case ["suppressions"]:
        SuppressionBenchmark.Run();
        return 0;
    case ["staged"]:
        StagedBenchmark.Run();
        return 0;
    case ["files", var tree]:
        FilesBenchmark.Run(tree);
        return 0;
    case ["stages", _, ..]:
        StagesBenchmark.Run(args[1..]);
        return 0;
    case ["fuzz", "--minutes", var minutes, "--seed", var seed, .. var folders]:
        return Fuzz.Run(double.Parse(minutes, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture), folders);
    case ["slow", var megabytes, .. var pieces] when pieces.Length <= 1:
        SlowInputs.Run(double.Parse(megabytes, CultureInfo.InvariantCulture), pieces.ElementAtOrDefault(0));
        return 0;
    case ["oracle", var windows]:
        return OracleRun.Run(int.Parse(windows, CultureInfo.InvariantCulture));
    case ["store", "fuzz", "--minutes", var minutes, "--seed", var seed]:
        return StoreFuzz.Run(double.Parse(minutes, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture));
    case ["store", var repository, .. var options] when options.All(option => option is "--verify" or "--one"):
        StoreBenchmark.Run(repository, options.Contains("--one") ? 1 : Environment.ProcessorCount, options.Contains("--verify"));
        return 0;
    case ["history", var repository]:
        HistoryBenchmark.Run(repository);
        return 0;
    default:
        Console.Error.WriteLine("usage: keywords [TEXT-FILE [KEYWORD-FILE]] | patterns | staged | suppressions | files PATH | stages PATH... | fuzz --minutes N --seed S [FOLDER...] | slow MEGABYTES [PIECE] | oracle WINDOWS | store REPOSITORY [--verify] [--one] | store fuzz --minutes N --seed S | history REPOSITORY");
        return 2;
}
