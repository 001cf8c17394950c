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

    // A small file that names a venue is read whole: its passphrase may complete the set of the file beside it.
    private const int SmallText = 16 * 1024;

    // A file that holds hardly more than a key needs no word in it: its path or its neighbours may name the venue.
    private const int TinyText = 512;

    private readonly RuleImage _image;
    private readonly Lazy<NameTable> _names;
    private readonly bool[] _lengths;
    private readonly int[][] _shapes;
    private readonly Lazy<PartTable> _parts;
    private readonly WalletReader? _wallets;
    private readonly Lazy<bool[]> _farReaching;

    public RuleDetector(RuleImage image, Lazy<NameTable> names)
    {
        _image = image;
        _names = names;
        _parts = new Lazy<PartTable>(() => new PartTable(image.Venues));
        _farReaching = new Lazy<bool[]>(FarReaching);
        _wallets = WalletReader.Of(image);
        (_lengths, _shapes) = Shapes(image.Entries, _wallets is null ? [] : WalletReader.Lengths);
    }

    /// <summary>Scans <paramref name="text"/>; the scan is made when there is something to hold.</summary>
    public void Scan(ReadOnlySpan<byte> text, Origin origin, Coverage coverage, ref FragmentScan? scan)
    {
        var buffers = ScanBuffers.OfThread;
        Find(text, new Span(0, text.Length), origin, coverage, ref scan);
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

    /// <summary>
    /// Looks at some lines of a text: true when nothing is in them. <paramref name="finds"/> gets the places of what there is, and of
    /// keywords whose rules look further than the surroundings; those are tried in the whole text.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">The lines in question.</param>
    /// <param name="around">The lines with <see cref="SeenBlocks.Context"/> bytes on both sides.</param>
    /// <param name="coverage">Gets what was not looked at.</param>
    /// <param name="finds">Places in the text.</param>
    public bool HoldsNothing(ReadOnlySpan<byte> text, Span lines, Span around, Coverage coverage, List<int> finds)
    {
        FragmentScan? scan = null;
        var before = finds.Count;
        var from = around.Start;
        Find(around.In(text), new Span(lines.Start - from, lines.End - from), FragmentScan.Nothing.Origin, coverage, ref scan);
        var buffers = ScanBuffers.OfThread;
        foreach (var token in scan?.Tokens ?? [])
        {
            finds.Add(from + token.Span.Start);
        }

        finds.AddRange(buffers.Points.Select(point => from + point));
        finds.AddRange(buffers.Markers.Select(marker => from + marker));
        finds.AddRange((buffers.Mentions ?? []).Select(mention => from + mention.Start));
        var isEmpty = scan is null && finds.Count == before;
        return HoldsNothingFurther(text, from, finds) && isEmpty;
    }

    // Fills the buffers with what is found, and the scan with tokens. Only in the given lines are patterns tried.
    private void Find(ReadOnlySpan<byte> text, Span lines, Origin origin, Coverage coverage, ref FragmentScan? scan)
    {
        var buffers = ScanBuffers.OfThread;
        _image.Keywords.Scan(text, buffers.Hits);
        buffers.Clear();
        var matches = new TokenMatcher(_image, text, buffers, origin, coverage);
        for (var i = 0; i < buffers.Hits.Count; i++)
        {
            var hit = buffers.Hits[i];
            if (!lines.Contains(hit.Position))
            {
                continue;
            }

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

        if (_lengths.Length > 0)
        {
            if (!ShapePass.Find(text, _lengths, buffers.Runs, buffers.Encoded, MostRuns))
            {
                coverage.Skip(origin.Path, origin.Blob, SkipReason.TooLarge, $"more than {MostRuns} key-like words");
            }

            _wallets?.Read(text, buffers.Runs, ref matches, ref scan);
            AddPoints(text, lines, buffers);
        }
    }

    // Looks again, in the whole of a text, at the keywords of a stretch whose rules look further than its surroundings.
    private bool HoldsNothingFurther(ReadOnlySpan<byte> text, int from, List<int> finds)
    {
        var far = _farReaching.Value;
        var hits = ScanBuffers.OfThread.Hits;
        var holdsNothing = true;
        for (var i = 0; i < hits.Count; i++)
        {
            if (far[hits[i].Keyword])
            {
                finds.Add(from + hits[i].Position);
                holdsNothing = holdsNothing && !MatchesFurther(text, from + hits[i].Position, hits[i].Keyword);
            }
        }

        return holdsNothing;
    }

    private bool MatchesFurther(ReadOnlySpan<byte> text, int position, int keyword)
    {
        var budget = PatternTable.DefaultBudget;
        foreach (var use in _image.UsesOf(keyword))
        {
            var isTry = use.Kind is KeywordUseKind.Anchor or KeywordUseKind.Window && LooksFurther(use);
            if (isTry && _image.Entries[use.Target] is var rule)
            {
                var (before, behind) = use.Kind == KeywordUseKind.Anchor ? (use.Max, 1 - use.Min) : (rule.ContextBytes, rule.ContextBytes);
                var (first, last) = (Math.Max(0, position - before), Math.Min(text.Length, position + behind));
                if (rule.Pattern < 0 || _image.Patterns.Search(rule.Pattern, text, first, last, ref budget).Outcome != PatternOutcome.None)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool LooksFurther(in KeywordUse use) =>
        use.Kind is not (KeywordUseKind.Venue or KeywordUseKind.AllowMarker)
        && _image.Entries[use.Target] is var rule && Math.Max(rule.MaxLength, rule.ContextBytes) > SeenBlocks.Context;

    private bool[] FarReaching()
    {
        var far = new bool[_image.Keywords.Count];
        for (var keyword = 0; keyword < far.Length; keyword++)
        {
            foreach (var use in _image.UsesOf(keyword))
            {
                far[keyword] |= LooksFurther(use);
            }
        }

        return far;
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
