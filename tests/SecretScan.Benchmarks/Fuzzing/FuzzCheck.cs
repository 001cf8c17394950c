using SecretScan.Detection;
using SecretScan.Rules.Images;
using SecretScan.Testing;

namespace SecretScan.Benchmarks.Fuzzing;

/// <summary>Scans an input and holds against the scan what must be true of any.</summary>
internal sealed class FuzzCheck(RuleTexts rules)
{
    private const int LongestWindow = 300;
    private static readonly Origin Origin = new() { Kind = OriginKind.File, Path = "conf/input.txt" };
    private static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan PerByte = TimeSpan.FromMicroseconds(2);

    private readonly RuleImage[] _images = [RuleSet.BuiltIn];
    private readonly Detector _detector = new([RuleSet.BuiltIn]);

    /// <summary>How long the last scan took.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>How many findings the last scan had.</summary>
    public int Findings { get; private set; }

    /// <summary>The most time that a scan of so many bytes may take.</summary>
    public static TimeSpan Bound(long size) => AtLeast + (PerByte * size);

    /// <summary>What is wrong, or null.</summary>
    public string? Fault(FuzzInput input)
    {
        try
        {
            var first = Scan(input.Bytes, out var scans);
            for (var again = 0; again < 2 && Time > Bound(input.Size); again++)
            {
                var before = Time;
                Scan(input.Bytes, out _);
                Time = Time < before ? Time : before;
            }

            return Time > Bound(input.Size) ? $"slow: {input.Size} bytes took {Time.TotalMilliseconds:F0} ms"
                : Misplaced(input.Bytes, scans)
                ?? (first.SequenceEqual(Scan(input.Bytes, out _)) ? null : "another scan of it finds something else");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"{e.GetType().Name}: {e.Message} {string.Join(" <", (e.StackTrace ?? "").Split('\n').Where(l => l.Contains("SecretScan")).Take(3).Select(l => l.Trim()))}";
        }
    }

    /// <summary>Compares some patterns with .NET Regex on a window of the input.</summary>
    public string? Mismatch(byte[] bytes, Random random)
    {
        var start = random.Next(bytes.Length + 1);
        var window = bytes[start..Math.Min(bytes.Length, start + random.Next(LongestWindow))];
        try
        {
            for (var i = 0; i < 3; i++)
            {
                rules.Oracles[random.Next(rules.Oracles.Count)].Oracle.Compare(window);
            }

            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    private List<string> Scan(byte[] bytes, out List<FragmentScan> scans)
    {
        // Of the processor, for other programs may run beside this one.
        var start = Environment.CpuUsage.TotalTime;
        var scan = _detector.Scan(new Fragment(bytes, Origin), new Coverage());
        scans = [scan, .. scan.Members ?? []];
        var findings = new Resolver(_images).Resolve(scans, []);
        Time = Environment.CpuUsage.TotalTime - start;
        Findings = findings.Count;
        return [.. findings.Select(f => $"{f.Rule.Id} {f.Location} {f.Severity} {f.Confidence} {f.Slot} {f.Origin.Member} {string.Join('+', f.DecodedFrom)} {f.Secret.Length}")];
    }

    private static string? Misplaced(byte[] bytes, List<FragmentScan> scans)
    {
        var text = Text(bytes);
        foreach (var scan in scans)
        {
            var isMember = scan.Origin.Member is not null;
            var places = scan.Tokens.Select(t => (t.Span, t.Location, t.Secret, IsPlain: t.DecodedFrom.IsEmpty, t.Rule.Id))
                .Concat(scan.Credentials.Select(c => (c.Span, c.Location, c.Secret, IsPlain: c.DecodedFrom.IsEmpty, Id: "candidate")));
            foreach (var (span, location, secret, isPlain, id) in places)
            {
                if (span.Start < 0 || span.End <= span.Start || (!isMember && span.End > text.Length))
                {
                    return $"{id} stands at {span} of {text.Length} bytes";
                }

                if (location.StartLine < 1 || location.StartColumn < 1
                    || (location.StartLine, location.StartColumn).CompareTo((location.EndLine, location.EndColumn)) >= 0)
                {
                    return $"{id} stands at {location}";
                }

                if (!isMember && text.Length < 20_000 && location != new LineIndex().Of(text, span))
                {
                    return $"{id} stands at {new LineIndex().Of(text, span)} and not at {location}";
                }

                if (!isMember && isPlain && id != "candidate" && !text[span.Start..span.End].SequenceEqual(secret.RevealBytes()))
                {
                    return $"{id} at {span} is not what stands there";
                }
            }
        }

        return null;
    }

    // As the detector reads it.
    private static ReadOnlySpan<byte> Text(byte[] bytes)
    {
        ReadOnlySpan<byte> text = Utf16.ToUtf8(bytes) ?? bytes;
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        return Notebook.Unwrap(text) ?? text;
    }
}
