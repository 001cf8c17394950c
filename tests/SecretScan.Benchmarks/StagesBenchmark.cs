using System.Diagnostics;
using SecretScan.Decoding;
using SecretScan.Detection;
using SecretScan.Rules.Images;
using SecretScan.Rules.Keywords;
using SecretScan.Rules.Patterns;

namespace SecretScan.Benchmarks;

/// <summary>
/// Where the time of detection goes on the files of a tree, on one thread and from memory: milliseconds of processor time and MB/s of each
/// stage, and the rules whose patterns cost most. Stages that cannot run without those before them are told by difference.
/// </summary>
internal sealed class StagesBenchmark
{
    private const int Rounds = 4;
    private const int LargestFile = 100 << 20;
    private const int CostliestRules = 12;

    private static readonly RuleImage Image = RuleSet.BuiltIn;

    private readonly List<(string Path, byte[] Bytes)> _files;
    private readonly long _bytes;
    private readonly KeywordHits _hits = new();
    private readonly SpanBuffer _runs = new();
    private readonly SpanBuffer _encoded = new();
    private readonly bool[] _lengths = [.. Enumerable.Repeat(true, 129)];

    private StagesBenchmark(List<(string Path, byte[] Bytes)> files)
    {
        _files = files;
        _bytes = files.Sum(file => (long)file.Bytes.Length);
    }

    public static void Run(string[] paths)
    {
        var start = Environment.CpuUsage.TotalTime;
        var files = paths.SelectMany(Files).Select(path => (path, File.ReadAllBytes(path))).ToList();
        new StagesBenchmark(files).Measure(Environment.CpuUsage.TotalTime - start);
    }

    private static IEnumerable<string> Files(string path) => File.Exists(path) ? [path]
        : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal);

    private static bool IsSource(string path) =>
        !path.Contains("/.git/", StringComparison.Ordinal) && new FileInfo(path) is { LinkTarget: null, Length: < LargestFile };

    private void Measure(TimeSpan read)
    {
        var detector = new Detector([Image]);
        var times = Times(
            () => Each(bytes => Image.Keywords.Scan(bytes, _hits)),
            () => Each(bytes => Windows(bytes)),
            () => Each(bytes => Tokens(bytes)),
            () => Each(Shapes),
            () => Each(bytes => Decode(bytes)),
            () => Each(bytes => Wallets(bytes)),
            () => Scan(detector));
        Console.WriteLine($"{_files.Count} files, {_bytes / 1e6:F1} MB");
        Show("read", read);
        Show("keywords", times[0]);
        Show("windows (pattern tries)", times[1] - times[0]);
        Show("filters (validators)", times[2] - times[1]);
        Show("shapes", times[3]);
        Show("decode", times[4] - times[3]);
        Show("wallets", times[5] - times[3]);
        Show("venues and what is decoded", times[6] - times[2] - times[4] - times[5] + times[3]);
        Show("detection as a whole", times[6]);
        ShowRules();
    }

    // The least processor time of some rounds: other programs on the machine neither add to it nor take from it.
    private static TimeSpan[] Times(params Action[] stages)
    {
        var times = Enumerable.Repeat(TimeSpan.MaxValue, stages.Length).ToArray();
        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < stages.Length; i++)
            {
                var start = Environment.CpuUsage.TotalTime;
                stages[i]();
                var time = Environment.CpuUsage.TotalTime - start;
                times[i] = round > 0 && time < times[i] ? time : times[i];
            }
        }

        return times;
    }

    private void Show(string stage, TimeSpan time) =>
        Console.WriteLine($"{stage,-28} {time.TotalMilliseconds,9:F0} ms {_bytes / 1e6 / time.TotalSeconds,9:F0} MB/s");

    private void Each(Action<byte[]> stage)
    {
        foreach (var (_, bytes) in _files)
        {
            stage(bytes);
        }
    }

    private void Scan(Detector detector)
    {
        foreach (var (path, bytes) in _files)
        {
            detector.Scan(new Fragment(bytes, new Origin { Kind = OriginKind.File, Path = path }), new Coverage());
        }
    }

    private void Shapes(byte[] bytes)
    {
        _runs.Clear();
        _encoded.Clear();
        ShapePass.Find(bytes, _lengths, _runs, _encoded, limit: 200_000);
    }

    private void Decode(byte[] bytes)
    {
        Shapes(bytes);
        Decoder.Decode(bytes, _encoded, outer: null, out _);
    }

    private void Wallets(byte[] bytes)
    {
        Shapes(bytes);
        FragmentScan? scan = null;
        var matches = Matcher(bytes);
        WalletReader.Of(Image)!.Read(bytes, _runs, ref matches, ref scan);
        WalletReader.Of(Image)!.ReadLists(bytes, ref matches, ref scan);
    }

    private void Windows(byte[] bytes)
    {
        Image.Keywords.Scan(bytes, _hits);
        var budget = int.MaxValue;
        for (var i = 0; i < _hits.Count; i++)
        {
            foreach (var use in Image.UsesOf(_hits[i].Keyword))
            {
                Try(use, bytes, _hits[i].Position, ref budget);
            }
        }
    }

    // The first try of what TokenMatcher does.
    private static void Try(in KeywordUse use, byte[] bytes, int position, ref int budget)
    {
        if (use.Kind is KeywordUseKind.Anchor)
        {
            Image.Patterns.Search(Image.Entries[use.Target].Pattern, bytes, Math.Max(0, position - use.Max), position - use.Min + 1, ref budget);
        }
        else if (use.Kind is KeywordUseKind.Window)
        {
            var entry = Image.Entries[use.Target];
            Image.Patterns.Search(entry.Pattern, bytes, Math.Max(0, position - entry.ContextBytes), position + entry.ContextBytes, ref budget);
        }
    }

    private static void Tokens(byte[] bytes)
    {
        var hits = ScanBuffers.OfThread.Hits;
        Image.Keywords.Scan(bytes, hits);
        ScanBuffers.OfThread.Clear();
        FragmentScan? scan = null;
        var matches = Matcher(bytes);
        for (var i = 0; i < hits.Count; i++)
        {
            foreach (var use in Image.UsesOf(hits[i].Keyword))
            {
                if (use.Kind is KeywordUseKind.Anchor or KeywordUseKind.Window)
                {
                    matches.Try(use, hits[i].Position, ref scan);
                }
            }
        }
    }

    private static TokenMatcher Matcher(byte[] bytes) =>
        new(Image, bytes, ScanBuffers.OfThread, new Origin { Kind = OriginKind.Stdin }, new Coverage());

    private void ShowRules()
    {
        var (times, tries) = (new long[Image.Entries.Length], new long[Image.Entries.Length]);
        foreach (var (_, bytes) in _files)
        {
            AddRules(bytes, times, tries);
        }

        Console.WriteLine("windows by rule (with some 25 ns a try for the clock):");
        foreach (var rule in Enumerable.Range(0, times.Length).OrderByDescending(rule => times[rule]).Take(CostliestRules))
        {
            Console.WriteLine($"{times[rule] * 1e3 / Stopwatch.Frequency,9:F0} ms {tries[rule],9} tries {Image.Rule(rule).Id}");
        }
    }

    private void AddRules(byte[] bytes, long[] times, long[] tries)
    {
        Image.Keywords.Scan(bytes, _hits);
        var budget = int.MaxValue;
        for (var i = 0; i < _hits.Count; i++)
        {
            foreach (var use in Image.UsesOf(_hits[i].Keyword))
            {
                if (use.Kind is not (KeywordUseKind.Anchor or KeywordUseKind.Window))
                {
                    continue;
                }

                var start = Stopwatch.GetTimestamp();
                Try(use, bytes, _hits[i].Position, ref budget);
                times[use.Target] += Stopwatch.GetTimestamp() - start;
                tries[use.Target]++;
            }
        }
    }
}
