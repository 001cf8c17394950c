using SecretScan.Benchmarks;

switch (args)
{
    case ["keywords", .. var files] when files.Length <= 2:
        KeywordBenchmark.Run(files.ElementAtOrDefault(0), files.ElementAtOrDefault(1));
        return 0;
    case ["patterns"]:
        PatternBenchmark.Run();
        return 0;
    case ["staged"]:
        StagedBenchmark.Run();
        return 0;
    default:
        Console.Error.WriteLine("usage: keywords [TEXT-FILE [KEYWORD-FILE]] | patterns | staged");
        return 2;
}
