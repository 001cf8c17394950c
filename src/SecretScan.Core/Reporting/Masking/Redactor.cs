using System.Runtime.InteropServices;
using System.Text;

namespace SecretScan.Reporting;

/// <summary>
/// Knows every value a scan found and takes them out of whatever is rendered: a secret also hides in paths, commit
/// subjects, tag names, error texts and the names of slots.
/// </summary>
/// <remarks>
/// A value is found raw, in hex, in base64 of either alphabet at any alignment, and under percent, backslash and HTML
/// escapes up to two deep, in any case of ASCII letters; so are the lines of a private key and the password of a URL.
/// Values shorter than <see cref="ShortestMasked"/> bytes are words such as <c>admin</c>: from
/// <see cref="ShortestValue"/> bytes on they are masked where a value stands (behind <c>=</c>, <c>:</c> or a quote) and
/// nowhere else, since masking them everywhere would destroy paths and tell the value by doing so; so are longer words
/// (<c>postgres</c>) within paths. Cut texts short only
/// after they went through here: half a value is not recognised.
/// </remarks>
public sealed class Redactor
{
    /// <summary>Bytes from which on a value is masked wherever it stands.</summary>
    public const int ShortestMasked = 7;

    /// <summary>Bytes from which on a value is masked where a value stands.</summary>
    public const int ShortestValue = 4;

    // Bytes by which needles are told apart before they are compared.
    private const int Stem = 4;
    private const int BucketBits = 12;

    // No Dictionary: one with a number for its key is compiled when the program runs, which costs more than all the rest.
    private readonly List<Needle>?[]? _needles;

    /// <summary>Learns <paramref name="secrets"/>.</summary>
    public Redactor(IEnumerable<Secret> secrets)
    {
        foreach (var secret in secrets.ToHashSet())
        {
            _needles ??= new List<Needle>?[1 << BucketBits];
            foreach (var needle in SecretForms.Of(secret))
            {
                (_needles[Bucket(needle.Folded)] ??= []).Add(needle);
            }
        }
    }

    /// <summary>Takes nothing out: for <c>--reveal</c>.</summary>
    public static Redactor None { get; } = new([]);

    /// <summary>Learns every value of <paramref name="result"/>, whether shown, suppressed or hidden.</summary>
    public static Redactor Of(ScanResult result) => new(
        result.Findings
            .Concat(result.Suppressed.Select(s => s.Finding))
            .Concat(result.Hidden)
            .Select(f => f.Secret));

    /// <summary><paramref name="text"/> with a mask in place of every value.</summary>
    public string Redact(string text)
    {
        if (_needles is null || text.Length < ShortestValue)
        {
            return text;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        List<Hit> found = [];
        foreach (var reading in Unescaped.Readings(bytes))
        {
            Find(reading, _needles, found);
        }

        return found.Count == 0 ? text : Replace(bytes, found);
    }

    private static void Find(Unescaped text, List<Needle>?[] needles, List<Hit> found)
    {
        var folded = Needle.Fold(text.Bytes);
        for (var i = 0; i + Stem <= folded.Length; i++)
        {
            foreach (var needle in needles[Bucket(folded.AsSpan(i))] ?? [])
            {
                var length = needle.Folded.Length;
                if (folded.AsSpan(i).StartsWith(needle.Folded) && (!(needle.ValueOnly || (needle.IsWord && IsInPath(folded, i, length))) || IsValue(folded, i, length)))
                {
                    var first = Math.Max(0, i - needle.Before);
                    var (start, end) = text.Written(first, Math.Min(folded.Length, i + length + needle.After));
                    found.Add(new Hit(start, end, needle.Mask));
                }
            }
        }
    }

    private static string Replace(byte[] bytes, List<Hit> found)
    {
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var masked = new StringBuilder(bytes.Length);
        var done = 0;
        foreach (var (start, end, mask) in found)
        {
            if (start >= done)
            {
                masked.Append(Encoding.UTF8.GetString(bytes, done, start - done)).Append(mask);
            }

            done = Math.Max(done, end);
        }

        return masked.Append(Encoding.UTF8.GetString(bytes, done, bytes.Length - done)).ToString();
    }

    private static bool IsValue(ReadOnlySpan<byte> text, int start, int length)
    {
        var before = text[..start].TrimEnd((byte)' ');
        var after = text[(start + length)..];
        return !before.IsEmpty && "=:\"'`"u8.Contains(before[^1])
            && (after.IsEmpty || !char.IsAsciiLetterOrDigit((char)after[0]));
    }

    // Folding makes one of underscore and slash; a word with either beside it is part of a name.
    private static bool IsInPath(ReadOnlySpan<byte> text, int start, int length)
    {
        var before = text[(text[..start].LastIndexOfAny(" \t\n"u8) + 1)..start];
        var after = text[(start + length)..];
        var end = after.IndexOfAny(" \t\n"u8);
        return before.Contains((byte)'/') || (end < 0 ? after : after[..end]).Contains((byte)'/');
    }

    // Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4).
    private static uint Bucket(ReadOnlySpan<byte> folded) =>
        (MemoryMarshal.Read<uint>(folded) * 2654435769u) >> (32 - BucketBits);
}
