using SecretScan.Credentials;
using SecretScan.Decoding;
using SecretScan.History;
using SecretScan.Rules.Images;

namespace SecretScan.Detection;

/// <summary>
/// Bytes in, candidates out: one keyword pass, one shape pass, patterns at the hits, filters in order of cost; then the
/// same over what is encoded in the text, and over the files of an archive.
/// </summary>
/// <remarks>Immutable; threads share it.</remarks>
internal sealed class Detector
{
    // Base64 of JSON in base64 of JSON has four levels; what has more was made to have them.
    private const int DeepestEncoding = 6;

    // Text grows when it is decoded only by what is compressed in it.
    private const int DecodedPerByte = 4;
    private const int DecodedAtLeast = 4 << 20;

    private readonly RuleDetector[] _rules;

    public Detector(IReadOnlyList<RuleImage> images)
    {
        var names = new Lazy<NameTable>(() => new NameTable(images[0].Names));
        _rules = [.. images.Select(image => new RuleDetector(image, names))];
    }

    /// <summary>Scans one fragment. What was not read goes to <paramref name="coverage"/>.</summary>
    public FragmentScan Scan(Fragment fragment, Coverage coverage)
    {
        ScanBuffers.OfThread.RoundsLeft = KeyStoreFile.MostRounds;
        var scan = ScanText(fragment, coverage);
        var kind = ArchiveReader.KindOf(fragment.Bytes.Span);
        return kind == Archive.None ? scan : WithMembers(scan, fragment, kind, coverage);
    }

    /// <summary>Looks at some lines of a text, and as far around them as their keywords ask for.</summary>
    /// <param name="text">A text that <see cref="IsPlain"/>.</param>
    /// <param name="lines">The lines.</param>
    public Glance Look(ReadOnlySpan<byte> text, Span lines)
    {
        var coverage = new Coverage();
        var near = Around(text, lines);
        ScanBuffers.OfThread.Encoded.Clear();
        var glance = default(Glance);
        foreach (var rules in _rules)
        {
            glance = glance.With(rules.Look(text, lines, near, coverage));
        }

        glance = glance.With(LookForEncoded(near.In(text), lines.In(text), coverage));
        return coverage.Complete ? glance : new Glance(LineContent.Places, Glance.Endless);
    }

    // Phrases, lists and what is encoded or put together over several lines is no longer than this, or is seen to go on.
    private static Span Around(ReadOnlySpan<byte> text, Span lines)
    {
        var start = Math.Max(0, lines.Start - SeenBlocks.Near);
        var end = Math.Min(text.Length, lines.End + SeenBlocks.Near);
        start = start == 0 ? 0 : start + text[start..lines.Start].IndexOf((byte)'\n') + 1;
        var line = end == text.Length ? -1 : text[lines.End..end].LastIndexOf((byte)'\n');
        return new Span(start, end == text.Length ? end : lines.End + line + 1);
    }

    // What changes in an encoded text changes in its lines; what is decoded may have its names around. Of a text that goes on, all counts.
    private Glance LookForEncoded(ReadOnlySpan<byte> near, ReadOnlySpan<byte> lines, Coverage coverage)
    {
        var encoded = ScanBuffers.OfThread.Encoded;
        var goesOn = encoded.Count > 0
            && (encoded[0].Start < near.IndexOf((byte)'\n') || encoded[encoded.Count - 1].End > near.TrimEnd((byte)'\n').LastIndexOf((byte)'\n'));
        if (goesOn || lines.IndexOf("kind: Secret"u8) >= 0 || lines.IndexOf("\"Secret\""u8) >= 0)
        {
            return new Glance(LineContent.Places, Glance.Endless);
        }

        FragmentScan? decoded = null;
        var isEncoded = ScanDecoded(near, FragmentScan.Nothing.Origin, coverage, ref decoded);
        return new Glance(decoded is null ? LineContent.Nothing : LineContent.Places, isEncoded ? SeenBlocks.Near : 0);
    }

    /// <summary>True for a text that is scanned as the bytes it is: no archive, no key store, no public key, no notebook, nothing with zero bytes near its start.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text) =>
        !Utf16.MayBe(text) && !Notebook.MayBe(text) && ArchiveReader.KindOf(text) == Archive.None && !IsKeyStore(text) && !PublicKeyText.IsFile(text);

    private static bool IsKeyStore(ReadOnlySpan<byte> text) => KeyStoreFile.MayBe(text) || KeePassFile.MayBe(text);

    private FragmentScan ScanText(Fragment fragment, Coverage coverage)
    {
        var text = fragment.Bytes.Span;
        // The names in a key store are UTF-16; its bytes are wanted as they are.
        if (!IsKeyStore(text) && Utf16.ToUtf8(text) is { } transcoded)
        {
            text = transcoded;
        }

        if (text.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        if (Notebook.Unwrap(text) is { } bare)
        {
            text = bare;
        }

        var scan = Run(text, fragment.Origin, coverage);
        ScanDecoded(text, fragment.Origin, coverage, ref scan);
        if (scan is { Tokens.Count: > 0 } && GeneratedText.HoldBack(text, scan) && fragment.Origin.Path is { } path)
        {
            coverage.Note(path, "generated");
        }

        return scan ?? FragmentScan.Nothing;
    }

    private FragmentScan? Run(ReadOnlySpan<byte> text, Origin origin, Coverage coverage)
    {
        FragmentScan? scan = null;
        ScanBuffers.OfThread.Encoded.Clear();
        foreach (var rules in _rules)
        {
            rules.Scan(text, origin, coverage, ref scan);
        }

        if ((PublicKeyText.IsFile(text) || scan is { HasPrivateKey: true }) && PublicKeyText.In(text) is { Count: > 0 } keys)
        {
            (scan ??= new FragmentScan(origin)).PublicKeys.AddRange(keys);
        }

        return scan;
    }

    // False when nothing is encoded in the text.
    private bool ScanDecoded(ReadOnlySpan<byte> text, Origin origin, Coverage coverage, ref FragmentScan? scan)
    {
        var budget = Math.Max(DecodedAtLeast, (long)DecodedPerByte * text.Length);
        DecodedText? outer = null;
        for (var depth = 1; ; depth++)
        {
            var view = Decoder.Decode(outer is null ? text : outer.Bytes, ScanBuffers.OfThread.Encoded, outer, out var isCut);
            budget -= view?.Bytes.Length ?? 0;
            if (isCut || (view is not null && (depth > DeepestEncoding || budget < 0)))
            {
                coverage.Skip(origin.Path, origin.Blob, SkipReason.DecodeLimit, "encoded more deeply or larger than is decoded");
            }

            if (view is null || depth > DeepestEncoding || budget < 0)
            {
                return outer is not null || view is not null;
            }

            if (Run(view.Bytes, origin, coverage) is { } decoded)
            {
                (scan ??= new FragmentScan(origin)).Take(decoded, view, text);
            }

            outer = view;
        }
    }

    // Apart from its caller, so that a hook does not load what it takes.
    private FragmentScan WithMembers(FragmentScan scan, Fragment archive, Archive kind, Coverage coverage)
    {
        var members = ScanMembers(archive, kind, new ArchiveBudget(), coverage, depth: 1);
        if (members.Count > 0)
        {
            scan = scan.IsEmpty ? new FragmentScan(archive.Origin) : scan;
            scan.LeaveTo(members);
            scan.Members = members;
        }

        return scan;
    }

    private List<FragmentScan> ScanMembers(Fragment archive, Archive kind, ArchiveBudget budget, Coverage coverage, int depth)
    {
        List<FragmentScan> found = [];
        if (depth > ArchiveBudget.Deepest)
        {
            var origin = archive.Origin;
            if (budget.Tell())
            {
                coverage.Skip($"{origin.Path}!{origin.Member}", origin.Blob, SkipReason.DecodeLimit, $"more than {ArchiveBudget.Deepest} archives within each other");
            }

            return found;
        }

        new ArchiveReader(budget, coverage).Read(archive, kind, member =>
        {
            var scan = ScanText(member, coverage);
            var inner = ArchiveReader.KindOf(member.Bytes.Span) is var innerKind && innerKind != Archive.None
                ? ScanMembers(member, innerKind, budget, coverage, depth + 1) : [];
            if (!scan.IsEmpty)
            {
                // What no person sees allows nothing.
                scan.Markers = [];
                scan.LeaveTo(inner);
                found.Add(scan);
            }

            found.AddRange(inner);
        });
        return found;
    }
}
