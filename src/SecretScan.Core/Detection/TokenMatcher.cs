using System.Buffers;
using System.Text;
using SecretScan.Credentials;
using SecretScan.Rules;
using SecretScan.Rules.Images;
using SecretScan.Rules.Keywords;
using SecretScan.Rules.Patterns;

namespace SecretScan.Detection;

/// <summary>Runs a rule's pattern at a keyword hit and puts what matches through the filters, cheapest first.</summary>
internal ref struct TokenMatcher
{
    // Real text takes well under one step a byte; what takes more was made to.
    private const int StepsPerByte = 4;
    private const int MostTokens = 5_000;
    private const int LongestWord = 512;
    private const int SurroundingBytes = 2_048;

    // What is looked at beside a pattern's way: what stands before and behind a match, and a literal that does not fit.
    private const int Beside = 64;

    private static readonly SearchValues<byte> WordEnds = SearchValues.Create(" \t\r\n\"'`"u8);

    private readonly RuleImage _image;
    private readonly ReadOnlySpan<byte> _text;
    private readonly ScanBuffers _buffers;
    private readonly Origin _origin;
    private readonly Coverage _coverage;
    private readonly Span _part;
    private LineIndex? _lines;
    private SlotNames? _names;
    private int _budget;
    private bool _isExhausted;
    private bool _isFull;
    private int _from;
    private int _to;

    /// <summary>Of a whole text.</summary>
    public TokenMatcher(RuleImage image, ReadOnlySpan<byte> text, ScanBuffers buffers, Origin origin, Coverage coverage)
        : this(image, text, buffers, origin, coverage, new Span(0, text.Length))
    {
    }

    /// <summary>Of some <paramref name="lines"/> of a text: the hits in <paramref name="buffers"/> are those of the lines.</summary>
    public TokenMatcher(RuleImage image, ReadOnlySpan<byte> text, ScanBuffers buffers, Origin origin, Coverage coverage, Span lines)
    {
        _image = image;
        _text = text;
        _buffers = buffers;
        _origin = origin;
        _coverage = coverage;
        _part = lines;
        (_from, _to) = (lines.Start, lines.End);
        _budget = (int)Math.Min(int.MaxValue, (20L * PatternTable.DefaultBudget) + ((long)StepsPerByte * text.Length));
    }

    /// <summary>Bytes on both sides of the lines that had a part in what was found and not found in them.</summary>
    public readonly int Reach => Math.Max(_part.Start - Math.Max(0, _from), Math.Min(_text.Length, _to) - _part.End);

    /// <summary>Tries the rule of <paramref name="use"/> at a keyword that starts at <paramref name="position"/>.</summary>
    public void Try(in KeywordUse use, int position, ref FragmentScan? scan)
    {
        if (_isFull)
        {
            return;
        }

        var entry = _image.Entries[use.Target];
        if (entry.Traits.HasFlag(RuleTraits.IsRegex))
        {
            SearchRegex(use.Target, entry, position, ref scan);
        }
        else if (use.Kind == KeywordUseKind.Anchor)
        {
            var from = Math.Max(0, position - use.Max);
            for (var to = position - use.Min + 1; from < to;)
            {
                var match = _image.Patterns.Search(entry.Pattern, _text, from, to, ref _budget);
                Widen(from, match.End, Beside);
                if (match.Outcome == PatternOutcome.None || Take(match, use.Target, entry, ref scan))
                {
                    return;
                }

                from = match.IsMatch ? match.Start + 1 : to;
            }
        }
        else
        {
            var from = Math.Max(position - entry.ContextBytes, _buffers.SearchedTo(use.Target));
            var to = Math.Min(_text.Length, position + entry.ContextBytes);
            while (from < to)
            {
                var match = _image.Patterns.Search(entry.Pattern, _text, from, to, ref _budget);
                Widen(from, match.End, Beside);
                Take(match, use.Target, entry, ref scan);
                from = match.IsMatch ? Math.Max(match.SecretEnd, from + 1) : to;
            }

            _buffers.SetSearchedTo(use.Target, to);
        }
    }

    // A user's pattern outside the linear subset. One byte is one character, so that places stay what they are.
    private void SearchRegex(int rule, in RuleEntry entry, int position, ref FragmentScan? scan)
    {
        var reach = Math.Max(entry.Window, entry.ContextBytes);
        var from = Math.Max(position - reach, _buffers.SearchedTo(rule));
        var to = Math.Min(_text.Length, position + reach);
        if (from >= to)
        {
            return;
        }

        Widen(from, to, 0);
        var window = Encoding.Latin1.GetString(_text[from..to]);
        for (var match = _image.Regex(rule).Match(window); match.Success; match = match.NextMatch())
        {
            var secret = match.Groups["secret"];
            var found = new PatternMatch(
                PatternOutcome.Matched, from + match.Index, from + match.Index + match.Length, from + secret.Index, from + secret.Index + secret.Length);
            Take(found, rule, entry, ref scan);
        }

        _buffers.SetSearchedTo(rule, to);
    }

    private bool Take(in PatternMatch match, int rule, in RuleEntry entry, ref FragmentScan? scan)
    {
        if (match.Outcome == PatternOutcome.Exhausted && !_isExhausted)
        {
            _isExhausted = true;
            _coverage.Skip(_origin.Path, _origin.Blob, SkipReason.Timeout, $"the patterns used up their step budget at rule {_image.Rule(rule).Id}");
        }

        if (!match.IsMatch)
        {
            return false;
        }

        Widen(match.Start, match.End, Math.Max(SurroundingBytes, entry.ContextBytes));
        var span = new Span(match.SecretStart, match.SecretEnd);
        var secret = span.In(_text);
        if (secret.IsEmpty || (entry.Traits.HasFlag(RuleTraits.NeedsContext) && !HasContext(rule, match, entry.ContextBytes)))
        {
            return false;
        }

        if (Validators.KnowsPlaceholders(entry.Validator) && IsBroken(span))
        {
            return false;
        }

        var isExample = _image.IsKnownExample(secret);
        if (!isExample && ((!Validators.KnowsPlaceholders(entry.Validator) && Placeholder.Is(secret)) || (entry.Entropy > 0 && Entropy.Normalised(secret) < entry.Entropy)))
        {
            return false;
        }

        var validation = isExample ? new Validation(Verdict.Example) : Validate(entry, match, secret);
        if (validation.Verdict == Verdict.Reject)
        {
            return false;
        }

        Add(rule, span, validation, ref scan);
        return true;
    }

    // Rule files and corpora break their made-up values with U+00A6. A token with it in is none; a password could hold
    // anything, or be the rest of a URL or pair that is broken elsewhere, so the whole word tells. What else stands on the
    // line has no say: another value's marker must not silence this one.
    private readonly bool IsBroken(Span span)
    {
        var from = Math.Max(0, span.Start - LongestWord);
        var start = from + _text[from..span.Start].LastIndexOfAny(WordEnds) + 1;
        var behind = _text[span.End..Math.Min(_text.Length, span.End + LongestWord)];
        var end = span.End + (behind.IndexOfAny(WordEnds) is var length and >= 0 ? length : behind.Length);
        return _text[start..end].IndexOf("\u00A6"u8) >= 0;
    }

    /// <summary>Adds a value that needed no pattern: the validator of <paramref name="rule"/> found it.</summary>
    public void AddProved(int rule, Span span, Validation validation, ref FragmentScan? scan) =>
        Add(rule, span, _image.IsKnownExample(span.In(_text)) ? validation with { Verdict = Verdict.Example } : validation, ref scan);

    private void Add(int rule, Span span, Validation validation, ref FragmentScan? scan)
    {
        scan ??= new FragmentScan(_origin);
        if (scan.Tokens.Count >= MostTokens)
        {
            if (!_isFull)
            {
                _isFull = true;
                _coverage.Skip(_origin.Path, _origin.Blob, SkipReason.TooLarge, $"more than {MostTokens} findings in one file");
            }

            return;
        }

        var secret = span.In(_text);
        var known = _image.Rule(rule);
        var isPlaced = _image.Entries[rule].Validator is Validator.Password or Validator.ConnectionString or Validator.ConnectionUrl;
        scan.AddToken(new TokenCandidate
        {
            Rule = known,
            Secret = new Secret(secret),
            Span = span,
            Location = (_lines ??= new LineIndex()).Of(_text, span),
            Severity = validation.Verdict switch
            {
                Verdict.Example or Verdict.Expired or Verdict.Encrypted => Severity.Info,
                Verdict.Weak => Severity.Low,
                Verdict.Accept when _image.Entries[rule].Traits.HasFlag(RuleTraits.FindsItself) && known.Files.IsEmpty => Below(known.Severity),
                _ => known.Severity,
            },

            // What people made up is known by its place only, and a place can be that of a dummy.
            Confidence = validation.Verdict == Verdict.Proved ? Confidence.High
                : (isPlaced || validation.Verdict == Verdict.Weak) && known.Confidence == Confidence.High ? Confidence.Medium
                : validation.Evidence == Evidence.None ? known.Confidence : EvidenceTable.ConfidenceOf(validation.Evidence) ?? Confidence.Low,
            Evidence = validation.Evidence,
            Proof = validation.Proof,
            IsPlaced = isPlaced,
            VendorDistance = VendorDistance(rule, span),
            Slot = (_names ??= new SlotNames()).Of(_text, span),
        });
    }

    // Its place speaks for it and no arithmetic does. A rule that names the place meant just that.
    private static Severity Below(Severity severity) => severity > Severity.Low ? severity - 1 : severity;

    private readonly Validation Validate(in RuleEntry entry, in PatternMatch match, ReadOnlySpan<byte> secret)
    {
        if (entry.Validator == Validator.None)
        {
            return new Validation(Verdict.Accept);
        }

        var from = Math.Max(0, match.Start - SurroundingBytes);
        var to = Math.Min(_text.Length, match.End + SurroundingBytes);
        return Validators.Check(entry.Validator, secret, _text[match.Start..match.End], _text[from..to]);
    }

    private void Widen(int from, int to, int beside) =>
        (_from, _to) = (Math.Min(_from, from - beside), Math.Max(_to, to + beside));

    private readonly bool HasContext(int rule, in PatternMatch match, int within)
    {
        var hits = HitsAround(match.Start - within, match.End + within);
        for (var i = hits.FirstAt(match.Start - within); i < hits.Count && hits[i].Position <= match.End + within; i++)
        {
            foreach (var use in _image.UsesOf(hits[i].Keyword))
            {
                if (use.Kind == KeywordUseKind.Context && use.Target == rule)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private readonly KeywordHits HitsAround(int from, int to)
    {
        if (_part.Length == _text.Length)
        {
            return _buffers.Hits;
        }

        _image.Keywords.Scan(_text, Math.Max(0, from), Math.Min(_text.Length, to), _buffers.HitsAround);
        return _buffers.HitsAround;
    }

    // Bytes from the nearest word of the vendor. Names and sections stand before their values: a word behind counts for less, on another line least.
    private readonly int VendorDistance(int rule, Span span)
    {
        var (within, nearest) = (_image.Entries[rule].ContextBytes, int.MaxValue);
        var hits = HitsAround(span.Start - within, span.End + within);
        for (var i = hits.FirstAt(span.Start - within); i < hits.Count && hits[i].Position <= span.End + within; i++)
        {
            foreach (var use in _image.UsesOf(hits[i].Keyword))
            {
                if (use.Target == rule && (use.Kind is KeywordUseKind.Context or KeywordUseKind.Window))
                {
                    var position = hits[i].Position;
                    var distance = position < span.End ? Math.Max(0, span.Start - position)
                        : position - span.End + (_text[span.End..position].Contains((byte)'\n') ? 2 * within : within);
                    nearest = Math.Min(nearest, distance);
                }
            }
        }

        return nearest;
    }
}
