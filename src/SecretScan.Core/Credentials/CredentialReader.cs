using System.Text;
using SecretScan.Detection;
using SecretScan.Rules;
using SecretScan.Rules.Patterns;

namespace SecretScan.Credentials;

/// <summary>
/// Finds the values of one text that may be parts of a venue's credential. It is called only for texts that name a
/// venue or hold a value of a venue's shape, and reads only around those.
/// </summary>
internal ref struct CredentialReader
{
    private const int MostCandidates = 2_000;
    private const int LongestSlotShown = 80;

    // A key file has a key, a secret and perhaps a passphrase, and nothing else; other lines are wrapped base64.
    private const int MostBareLines = 3;

    // What is passed to these by position is data: rows of a table, lines of a log, what a test compares.
    private static readonly HashSet<string> DataCalls = new(StringComparer.Ordinal)
    {
        "values", "insert", "select", "in", "print", "printf", "println", "log", "debug", "info", "warn", "error", "format",
        "append", "push", "equal", "equals", "expect", "assert",
    };

    private readonly ReadOnlySpan<byte> _text;
    private readonly PartTable _parts;
    private readonly PatternTable _patterns;
    private readonly NameTable _names;
    private readonly FragmentScan _scan;
    private readonly LineIndex _lines;
    private bool _isKeyFile;
    private readonly SlotMap _map = new();
    private readonly List<(int Slot, Place Place, CredentialCandidate Candidate)> _found = [];

    public CredentialReader(
        ReadOnlySpan<byte> text, PartTable parts, PatternTable patterns, NameTable names, FragmentScan scan, LineIndex lines)
    {
        _text = text;
        _parts = parts;
        _patterns = patterns;
        _names = names;
        _scan = scan;
        _lines = lines;
    }

    /// <summary>Reads around <paramref name="points"/> (ascending) and adds what it finds to the scan.</summary>
    public void Read(IReadOnlyList<int> points, IReadOnlyList<Mention> mentions)
    {
        SlotWindows.Read(_text, points, _map);
        _isKeyFile = _map.Slots.Count <= MostBareLines && _map.Slots.TrueForAll(slot => !slot.Quoted && slot.Name.IsEmpty && slot.Frame == 0);
        var venues = new VenueText(_text, _map, mentions);
        var places = new PlaceReader(_text, _map, _names);
        var calls = new HashSet<(int Frame, int Line)>();
        for (var i = 0; i < _map.Slots.Count && _found.Count < MostCandidates; i++)
        {
            if (AddByShape(i, venues, places) is { } place)
            {
                calls.Add(CallOf(place, i));
            }
        }

        var strong = _found.Count;
        for (var i = 0; i < _map.Slots.Count && _found.Count < MostCandidates; i++)
        {
            AddByName(i, venues, places, calls, strong > 0);
        }

        MarkTestnets();
        MarkWithdrawals();
        _found.Sort((a, b) => a.Candidate.Span.Start.CompareTo(b.Candidate.Span.Start));
        foreach (var (_, _, candidate) in _found)
        {
            _scan.Credentials.Add(candidate);
        }
    }

    // Outside of any bracket the line takes the place of the call: "key, secret, pass = '...', '...', '...'".
    private readonly (int Frame, int Line) CallOf(in Place place, int slot) =>
        (place.Frame, place.Frame == 0 ? _map.Slots[slot].Line : -1);

    // Values whose shape a part demands: keys, secrets, private keys.
    private readonly Place? AddByShape(int index, in VenueText venues, in PlaceReader places)
    {
        var slot = _map.Slots[index];
        var value = slot.Value.In(_text);
        List<VenueOption>? options = null;
        Place? place = null;
        KnownName? name = null;
        string? proof = null;
        var token = PrivateKeyIn(slot.Value);
        foreach (var (venue, part) in _parts.OfLength(value.Length))
        {
            if (!HasShape(part, value, ref proof))
            {
                continue;
            }

            place ??= places.Of(index);
            if (place.Value.Name.IsEmpty && IsData(_map.Frames[place.Value.Frame]))
            {
                return null;
            }

            AddOption(ref options, venue, part, slot, place.Value, name ??= _names.Read(place.Value.Name.In(_text)), venues);
        }

        if (token is not null && PrivateKeys.AlgorithmOf(token.Secret.RevealBytes()) is var (isPem, algorithm) && isPem)
        {
            place ??= places.Of(index);
            foreach (var (venue, part) in _parts.PrivateKeys)
            {
                if (part.Algorithms.IsEmpty || algorithm is null || part.Algorithms.Contains(algorithm.Value))
                {
                    AddOption(ref options, venue, part, slot, place.Value, name ??= _names.Read(place.Value.Name.In(_text)), venues);
                }
            }
        }

        if (options is null || place is null || (token is null && (Placeholder.Is(value) || IsPiece(index))))
        {
            return null;
        }

        Add(index, place.Value, token?.Secret ?? new Secret(value), token?.Span ?? slot.Value, options, weak: false, proof ?? token?.Proof, token?.Severity == Severity.Info);
        return place;
    }

    private readonly TokenCandidate? PrivateKeyIn(Span value)
    {
        for (var i = _scan.TokenBehind(value.Start); i < _scan.Tokens.Count && _scan.Tokens[i].Span.Start < value.End; i++)
        {
            if (_scan.Tokens[i].Rule.Part == Part.PrivateKey && _scan.Tokens[i].Span.Start >= value.Start)
            {
                return _scan.Tokens[i];
            }
        }

        return null;
    }

    // "..." "..." without a comma between: lines of one long text, a certificate say.
    private readonly bool IsPiece(int index)
    {
        var slot = _map.Slots[index];
        return slot.Name.IsEmpty && slot.Quoted && (IsBeside(index - 1, slot) || IsBeside(index + 1, slot));
    }

    private readonly bool IsBeside(int index, in Slot slot) =>
        (uint)index < (uint)_map.Slots.Count && _map.Slots[index] is { Quoted: true, Name.IsEmpty: true } other
        && other.Frame == slot.Frame && other.Argument == slot.Argument && other.Value.Length == slot.Value.Length;

    // Values that only their name or their place in a call can tell: passphrases.
    private readonly void AddByName(int index, in VenueText venues, in PlaceReader places, HashSet<(int Frame, int Line)> calls, bool hasStrong)
    {
        var slot = _map.Slots[index];
        var value = slot.Value.In(_text);
        List<VenueOption>? options = null;
        Place? place = null;
        KnownName? name = null;
        foreach (var (venue, part) in _parts.Weak)
        {
            string? proof = null;
            if (!HasShape(part, value, ref proof))
            {
                continue;
            }

            place ??= places.Of(index);
            var isPositional = place.Value.Name.IsEmpty;
            if (isPositional ? !calls.Contains(CallOf(place.Value, index)) || !slot.Quoted : !hasStrong && !_scan.Mentioned.Contains(venue))
            {
                continue;
            }

            AddOption(ref options, venue, part, slot, place.Value, name ??= _names.Read(place.Value.Name.In(_text)), venues);
        }

        var isName = options is not null && place is not null && value.SequenceEqual(place.Value.Name.In(_text));
        if (options is null || place is null || isName || LooksLikeCode(slot, value) || (Placeholder.Is(value) && Placeholder.IsCertain(value)))
        {
            return;
        }

        Add(index, place.Value, new Secret(value), slot.Value, options, weak: true, proof: null, encrypted: false);
    }

    private readonly void AddOption(
        ref List<VenueOption>? options, Venue venue, VenuePart part, in Slot slot, in Place place, KnownName name, in VenueText venues)
    {
        var (fit, length, stem) = _names.Fit(name, venue, part);
        if (fit == NameFit.Contradicts || (fit == NameFit.Unknown && part.Weak))
        {
            return;
        }

        var (nearness, level, distance) = venues.Near(venue, slot, place);
        var called = fit == NameFit.Positional && venues.IsCalled(venue, place, _names);
        (options ??= []).Add(new VenueOption(venue, part, nearness, level, distance, called, fit, length, stem));
    }

    private readonly bool HasShape(VenuePart part, ReadOnlySpan<byte> value, ref string? proof)
    {
        if (value.Length < part.MinLength || value.Length > part.MaxLength || !_patterns.IsWhole(part.Shape, value))
        {
            return false;
        }

        if (part.Validator == Validator.None)
        {
            return true;
        }

        var validation = Validators.Check(part.Validator, value, value, value);
        proof ??= validation.Proof;
        return validation.Verdict != Verdict.Reject;
    }

    // A bare word in code is a variable, a bare word in an env file is a value. Where the text does not tell, a word
    // that could be an identifier is taken for one.
    private static bool LooksLikeCode(in Slot slot, ReadOnlySpan<byte> value)
    {
        if (value.IndexOfAny("${"u8) >= 0 && value.IndexOf((byte)'}') > 0)
        {
            return true;
        }

        return !slot.Quoted && (value.IndexOf("::"u8) >= 0 || value.IndexOf("->"u8) >= 0
            || value.StartsWith("process.env"u8) || value.StartsWith("os.environ"u8) || value.StartsWith("this."u8)
            || value.StartsWith("self."u8) || value.StartsWith("config."u8) || value.StartsWith("&"u8) || value.StartsWith("$"u8));
    }

    private readonly void Add(
        int index, Place place, Secret secret, Span span, IReadOnlyList<VenueOption> options, bool weak, string? proof, bool encrypted)
    {
        var frames = new List<int>();
        for (var frame = place.Frame; frame >= 0; frame = _map.Frames[frame].Parent)
        {
            frames.Add(frame);
        }

        var candidate = new CredentialCandidate
        {
            Fragment = _scan,
            Secret = secret,
            Span = span,
            Location = _lines.Of(_text, span),
            Slot = Shown(place),
            Quoted = _map.Slots[index].Quoted,
            Bare = _isKeyFile && !_map.Slots[index].Quoted && place.Name.IsEmpty && place.Frame == 0,
            Weak = weak,
            Frames = [.. frames],
            Argument = place.Argument,
            Constructs = IsConstructor(_map.Frames[place.Frame]),
            Encrypted = encrypted,
            Options = options,
            Proof = proof,
        };
        _found.Add((index, place, candidate));
    }

    // The column list of an INSERT, or a key in a log line, may still say what the values are.
    private readonly bool IsData(in Frame frame) =>
        Name.Of(frame.Callee.In(_text)).EndsIn(DataCalls) && !TellingWords.Precede(_text, frame.Start);

    private readonly bool IsConstructor(in Frame frame)
    {
        var callee = frame.Callee.In(_text);
        var component = callee[(callee.LastIndexOfAny((byte)'.', (byte)':') + 1)..];
        return frame is { Kind: (byte)'(', Arguments: > 1 } && !component.IsEmpty
            && (char.IsAsciiLetterUpper((char)component[0]) || component.SequenceEqual("new"u8) || component.SequenceEqual("create"u8));
    }

    private readonly string Shown(in Place place)
    {
        var name = place.Name.IsEmpty ? _map.Frames[place.Frame].Callee : place.Name;
        var text = Encoding.UTF8.GetString(name.In(_text)[..Math.Min(name.Length, LongestSlotShown)]);
        return place.Name.IsEmpty ? $"{text}({place.Argument + 1})" : text;
    }

    private readonly void MarkWithdrawals()
    {
        if (_found.Count == 0 || !MovesFunds())
        {
            return;
        }

        foreach (var (_, _, candidate) in _found)
        {
            candidate.MovesFunds = true;
        }
    }

    // A call that withdraws, or a setting that allows it.
    private readonly bool MovesFunds()
    {
        foreach (var frame in _map.Frames)
        {
            if (frame.Kind == (byte)'(' && !frame.Callee.IsEmpty && Name.Has(frame.Callee.In(_text), _names.Withdraw))
            {
                return true;
            }
        }

        foreach (var slot in _map.Slots)
        {
            if (!slot.Name.IsEmpty && Name.Has(slot.Name.In(_text), _names.Withdraw) && TestnetReader.IsOn(slot.Value.In(_text)))
            {
                return true;
            }
        }

        return false;
    }

    private readonly void MarkTestnets()
    {
        // Markers of a venue that the text does not name are the same as those of any other.
        var venues = _found.SelectMany(f => f.Candidate.Options.Select(o => o.Venue)).Distinct().ToList();
        var named = venues.Where(_scan.Mentioned.Contains).ToList();
        foreach (var venue in named.Count > 0 ? named : venues.Take(1))
        {
            var own = _found.Where(f => f.Candidate.Options.Any(o => o.Venue == venue)).ToList();
            var testnet = new TestnetReader(_text, _map, _names, venue);
            var isOnlySet = own.Count(f => !f.Candidate.Weak) <= 2;
            foreach (var (slot, place, candidate) in own)
            {
                candidate.Testnet |= testnet.IsBound(_map.Slots[slot], place, isOnlySet);
            }
        }
    }
}
