using System.Runtime.InteropServices;
using SecretScan.Credentials;
using SecretScan.History;
using SecretScan.Rules;
using SecretScan.Rules.Images;
using SecretScan.Rules.Keywords;
using SecretScan.Rules.Patterns;
using SecretScan.Suppression;

namespace SecretScan.Detection;

/// <summary>Runs the rules of one image over a text.</summary>
internal sealed class RuleDetector
{
    private const int MostRuns = 200_000;
    private const int MostPoints = 2_000;

    /// <summary>Bytes up to which a file that names a venue is read whole: its passphrase may complete the set of the file beside it.</summary>
    public const int SmallText = 16 * 1024;


    // A file that holds hardly more than a key needs no word in it: its path or its neighbours may name the venue.
    private const int TinyText = 512;

    private readonly RuleImage _image;
    private readonly Lazy<NameTable> _names;
    private readonly bool[] _lengths;
    private readonly int[][] _shapes;
    private readonly Lazy<PartTable> _parts;
    private readonly WalletReader? _wallets;

    public RuleDetector(RuleImage image, Lazy<NameTable> names)
    {
        _image = image;
        _names = names;
        _parts = new Lazy<PartTable>(() => new PartTable(image.Venues));
        _wallets = WalletReader.Of(image);
        (_lengths, _shapes) = Shapes(image.Entries, _wallets is null ? [] : WalletReader.Lengths);
    }

    /// <summary>Scans <paramref name="text"/>; the scan is made when there is something to hold.</summary>
    public void Scan(ReadOnlySpan<byte> text, Origin origin, Coverage coverage, ref FragmentScan? scan)
    {
        var buffers = ScanBuffers.OfThread;
        Find(text, origin, coverage, ref scan);
        if (scan is not null)
        {
            AddPrivateKeys(scan, buffers.Points);
        }

        if (buffers.Mentions?.Count > 0 || buffers.Points.Count > 0)
        {
            ReadAround(text, buffers.Points, buffers.Mentions ?? [], scan ??= new FragmentScan(origin));
        }

        if (scan is not null || buffers.Markers.Count > 0)
        {
            scan ??= new FragmentScan(origin);
            scan.Markers = [.. scan.Markers, .. InlineMarkers.Read(text, CollectionsMarshal.AsSpan(buffers.Markers))];
        }
    }

    /// <summary>Looks at some lines of a text, and as far around them as what is in them asks for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="near">The lines and what stands near them: whole lines, too.</param>
    /// <param name="coverage">Gets what was not looked at.</param>
    public Glance Look(ReadOnlySpan<byte> text, Span lines, Span near, Coverage coverage)
    {
        FragmentScan? scan = null;
        var buffers = ScanBuffers.OfThread;
        buffers.Clear();
        _image.Keywords.Scan(text, lines.Start, lines.End, buffers.Hits);
        var matches = new TokenMatcher(_image, text, buffers, FragmentScan.Nothing.Origin, coverage, lines);
        TryKeywords(text, ref matches, ref scan);
        var content = buffers.Mentions?.Count > 0 ? LineContent.Places
            : scan is not null || buffers.Markers.Count > 0 ? LineContent.Tokens
            : LineContent.Nothing;
        var glance = new Glance(content, matches.Reach);
        return _lengths.Length == 0 || content == LineContent.Places ? glance : glance.With(LookForShapes(text, lines, near, coverage));
    }

    private Glance LookForShapes(ReadOnlySpan<byte> text, Span lines, Span near, Coverage coverage)
    {
        FragmentScan? scan = null;
        var buffers = ScanBuffers.OfThread;
        var around = near.In(text);
        var inside = new Span(lines.Start - near.Start, lines.End - near.Start);
        ShapePass.Find(around, _lengths, buffers.Runs, buffers.Encoded, MostRuns);
        buffers.Runs.KeepWithin(inside);
        var glance = default(Glance);
        for (var i = 0; i < buffers.Runs.Count; i++)
        {
            glance = glance.With(LookAt(around, buffers.Runs[i]));
        }

        if (glance.Content != LineContent.Places && _wallets is not null)
        {
            var matches = new TokenMatcher(_image, around, buffers, FragmentScan.Nothing.Origin, coverage);
            _wallets.Read(around, buffers.Runs, ref matches, ref scan);
            var list = ByteArrays.Around(text, lines);
            matches = new TokenMatcher(_image, list.In(text), buffers, FragmentScan.Nothing.Origin, coverage);
            _wallets.ReadLists(list.In(text), ref matches, ref scan);
        }

        AddPoints(around, inside, buffers);
        return scan is null && buffers.Points.Count == 0 ? glance : new Glance(buffers.Points.Count > 0 ? LineContent.Places : LineContent.Tokens, glance.Reach);
    }

    // Whether 64 digits are a key is told by lists, headings and addresses anywhere.
    private Glance LookAt(ReadOnlySpan<byte> text, Span run) =>
        new(
            !EvmKey.Digits(run.In(text)).IsEmpty ? LineContent.Places : HasShape(run.In(text)) ? LineContent.Values : LineContent.Nothing,
            AssignedRun.Is(text, run) ? SeenBlocks.Near : 0);

    // Fills the buffers with what is found, and the scan with tokens.
    private void Find(ReadOnlySpan<byte> text, Origin origin, Coverage coverage, ref FragmentScan? scan)
    {
        var buffers = ScanBuffers.OfThread;
        _image.Keywords.Scan(text, buffers.Hits);
        buffers.Clear();
        var matches = new TokenMatcher(_image, text, buffers, origin, coverage);
        TryKeywords(text, ref matches, ref scan);
        if (_lengths.Length > 0)
        {
            if (!ShapePass.Find(text, _lengths, buffers.Runs, buffers.Encoded, MostRuns))
            {
                coverage.Skip(origin.Path, origin.Blob, SkipReason.TooLarge, $"more than {MostRuns} key-like words");
            }

            _wallets?.Read(text, buffers.Runs, ref matches, ref scan);
            _wallets?.ReadLists(text, ref matches, ref scan);
            AddPoints(text, new Span(0, text.Length), buffers);
        }
    }

    private void TryKeywords(ReadOnlySpan<byte> text, ref TokenMatcher matches, ref FragmentScan? scan)
    {
        var buffers = ScanBuffers.OfThread;
        for (var i = 0; i < buffers.Hits.Count; i++)
        {
            var hit = buffers.Hits[i];
            foreach (var use in _image.UsesOf(hit.Keyword))
            {
                switch (use.Kind)
                {
                    case KeywordUseKind.Venue:
                        AddMention(text, hit, use);
                        break;
                    case KeywordUseKind.AllowMarker:
                        buffers.Markers.Add(hit.Position);
                        break;
                    case KeywordUseKind.Anchor or KeywordUseKind.Window:
                        matches.Try(use, hit.Position, ref scan);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private void AddMention(ReadOnlySpan<byte> text, KeywordHit hit, KeywordUse use)
    {
        var length = _image.Keywords.LengthOf(hit.Keyword);
        if (VenueWord.Counts(text, hit.Position, length))
        {
            ScanBuffers.OfThread.AddMention(new Mention(_image.Venues[use.Target], hit.Position, length));
        }
    }

    // Where values may stand that are parts of credentials.
    private void AddPoints(ReadOnlySpan<byte> text, Span lines, ScanBuffers buffers)
    {
        var mentions = buffers.Mentions?.Count > 0 ? buffers.Mentions : null;
        if (mentions is not null)
        {
            KeepLongest(mentions);
        }

        for (var i = 0; i < buffers.Runs.Count; i++)
        {
            var run = buffers.Runs[i];
            if (buffers.Points.Count < MostPoints && lines.Contains(run.Start)
                && (mentions is not null || (AssignedRun.Is(text, run) && (text.Length <= TinyText || TellingWords.Precede(text, run.Start))))
                && HasShape(run.In(text)))
            {
                buffers.Points.Add(run.Start);
            }
        }

        if (mentions is not null)
        {
            AddMentions(text, mentions, buffers.Points);
        }
    }

    // Where the words of two venues overlap the longer one is meant: krakenfutures, not kraken.
    private static void KeepLongest(List<Mention> mentions)
    {
        mentions.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));
        Mention? longest = null;
        mentions.RemoveAll(mention =>
        {
            var isInside = longest is not null && mention.Start + mention.Length <= longest.Start + longest.Length && mention.Length < longest.Length;
            longest = isInside ? longest : mention;
            return isInside;
        });
    }

    private void ReadAround(ReadOnlySpan<byte> text, List<int> points, List<Mention> mentions, FragmentScan scan)
    {
        scan.Mentioned.UnionWith(mentions.Select(m => m.Venue));
        if (points.Count > 0)
        {
            points.Sort();
            new CredentialReader(text, _parts.Value, _image.Patterns, _names.Value, scan, new LineIndex()).Read(points, mentions);
        }

        new SignedRequestReader(text, scan).Read();
    }

    private static void AddMentions(ReadOnlySpan<byte> text, List<Mention> mentions, List<int> points)
    {
        foreach (var mention in mentions)
        {
            if (points.Count < MostPoints && (text.Length <= SmallText || NamesWeakPart(text, mention)))
            {
                points.Add(mention.Start);
            }
        }
    }

    private static void AddPrivateKeys(FragmentScan scan, List<int> points)
    {
        foreach (var token in scan.Tokens)
        {
            if (token.Rule.Part == Part.PrivateKey)
            {
                points.Add(token.Span.Start);
            }
        }
    }

    // The lengths that values of a venue's shapes and of wallets have, and the rules of those shapes.
    private static (bool[] Lengths, int[][] Rules) Shapes(RuleEntries entries, ReadOnlySpan<int> others)
    {
        var (longest, rules) = (-1, new List<int>());
        for (var rule = 0; rule < entries.Length; rule++)
        {
            var entry = entries[rule];
            if ((entry.Traits & (RuleTraits.IsPart | RuleTraits.IsWeak)) != RuleTraits.IsPart || entry.Pattern < 0)
            {
                continue;
            }

            rules.Add(rule);
            longest = Math.Max(longest, entry.MaxLength);
        }

        foreach (var length in others)
        {
            longest = Math.Max(longest, length);
        }

        var lengths = new bool[longest + 1];
        var shapes = new int[longest + 1][];
        foreach (var length in others)
        {
            (lengths[length], shapes[length]) = (true, []);
        }

        foreach (var rule in rules)
        {
            for (var length = entries[rule].MinLength; length <= entries[rule].MaxLength; length++)
            {
                lengths[length] = true;
                shapes[length] = [.. shapes[length] ?? [], rule];
            }
        }

        return (lengths, shapes);
    }

    private bool HasShape(ReadOnlySpan<byte> value)
    {
        foreach (var index in _shapes[value.Length])
        {
            var part = _image.Entries[index];
            if (_image.Patterns.IsWhole(part.Pattern, value)
                && (part.Validator == Validator.None || Validators.Check(part.Validator, value, value, value).Verdict != Verdict.Reject))
            {
                return true;
            }
        }

        return false;
    }

    // KUCOIN_PASSPHRASE=... has no shape; its name is all there is.
    private static bool NamesWeakPart(ReadOnlySpan<byte> text, Mention mention)
    {
        var end = mention.Start + mention.Length;
        var limit = Math.Min(text.Length, end + 40);
        while (end < limit && (char.IsAsciiLetterOrDigit((char)text[end]) || text[end] is (byte)'_' or (byte)'-' or (byte)'.'))
        {
            end++;
        }

        for (var i = mention.Start + mention.Length; i + 4 <= end; i++)
        {
            if (TellingWords.Begin(text[i..end], "pass"u8) || TellingWords.Begin(text[i..end], "memo"u8))
            {
                return true;
            }
        }

        return false;
    }
}
