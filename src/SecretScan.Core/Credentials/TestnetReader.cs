using System.Text;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>
/// Tells whether a value is for a test network. Only what is bound to the same name, call, object or section counts:
/// a comment that mentions the testnet, or another account's flag, must not make a live credential look harmless.
/// </summary>
internal readonly ref struct TestnetReader
{
    private const int NearbyLines = 4;
    private const int LargestScope = 8_000;

    private readonly ReadOnlySpan<byte> _text;
    private readonly SlotMap _map;
    private readonly NameTable _names;
    private readonly List<TestnetMarker> _markers = [];

    public TestnetReader(ReadOnlySpan<byte> text, SlotMap map, NameTable names, Venue venue)
    {
        _text = text;
        _map = map;
        _names = names;
        foreach (var slot in map.Slots)
        {
            var value = slot.Value.In(text);
            if (!slot.Name.IsEmpty && slot.Name.Length < 64 && IsGiven(slot) && Name.Has(slot.Name.In(text), names.Testnet) && value.Length < 64)
            {
                _markers.Add(new TestnetMarker(slot.Value.Start, slot.Line, IsOn(value)));
            }
            else if (value.Length < 200 && IsGiven(slot) && MeansTestnet(value, venue))
            {
                _markers.Add(new TestnetMarker(slot.Value.Start, slot.Line, On: true));
            }
        }

        foreach (var frame in map.Frames)
        {
            if (frame.Kind == (byte)'(' && !frame.Callee.IsEmpty && Name.Has(frame.Callee.In(text), names.Testnet))
            {
                var argument = text[Math.Min(frame.Callee.End + 1, frame.End)..frame.End].Trim(" )"u8);
                _markers.Add(new TestnetMarker(frame.Callee.Start, -1, IsOn(argument[..Math.Min(argument.Length, 12)])));
            }
        }
    }

    /// <summary>True when a marker that is on is bound to the value.</summary>
    /// <param name="slot">The value.</param>
    /// <param name="place">How it is passed.</param>
    /// <param name="isOnlySet">True when the file holds one credential of the venue only; then a flag some lines away counts too.</param>
    public bool IsBound(in Slot slot, in Place place, bool isOnlySet)
    {
        if (Name.Has(place.Name.In(_text), _names.Testnet))
        {
            return true;
        }

        var hasOn = false;
        for (var frame = slot.Frame; frame > 0; frame = _map.Frames[frame].Parent)
        {
            var scope = _map.Frames[frame];
            if (scope.End - scope.Start > LargestScope || IsCodeBlock(scope))
            {
                break;
            }

            if (HasTestnetName(scope))
            {
                return true;
            }

            if (frame == slot.Frame || frame == place.Frame || scope.Kind == '(' || _map.Frames[scope.Parent].Kind == '(')
            {
                foreach (var marker in _markers)
                {
                    if (marker.Position >= scope.Start && marker.Position < scope.End)
                    {
                        if (!marker.On)
                        {
                            return false;
                        }

                        hasOn = true;
                    }
                }

                if (hasOn)
                {
                    return true;
                }
            }
        }

        return isOnlySet && IsNearby(slot);
    }

    private bool IsNearby(in Slot slot)
    {
        var near = false;
        foreach (var marker in _markers)
        {
            if (!marker.On)
            {
                return false;
            }

            var lines = marker.Line >= 0
                ? Math.Abs(marker.Line - slot.Line)
                : _text[Math.Min(marker.Position, slot.Value.Start)..Math.Max(marker.Position, slot.Value.Start)].Count((byte)'\n');
            near |= lines <= NearbyLines;
        }

        return near;
    }

    private static bool IsCodeBlock(in Frame scope) => scope.Kind == '{' && !scope.Callee.IsEmpty && scope.Key.IsEmpty;

    private bool HasTestnetName(in Frame scope) =>
        (!scope.Key.IsEmpty && Name.Has(scope.Key.In(_text), _names.Testnet))
        || (!scope.Callee.IsEmpty && scope.Kind == '(' && Name.Has(scope.Callee.In(_text), _names.Testnet));

    // Passed as a value, not a word that happens to follow another in prose.
    private bool IsGiven(in Slot slot) =>
        slot.Quoted || _text[Math.Min(slot.Name.End, slot.Value.Start)..slot.Value.Start].ContainsAny((byte)'=', (byte)':');

    private bool MeansTestnet(ReadOnlySpan<byte> value, Venue venue)
    {
        if (value.Length is >= 4 and <= 16 && IsTestnetWord(value))
        {
            return true;
        }

        // BinanceEnvironment.Testnet
        if (value.Length is > 4 and < 60 && value.IndexOfAny((byte)' ', (byte)'/') < 0 && Name.Has(value, _names.Testnet))
        {
            return true;
        }

        foreach (var word in venue.Testnet)
        {
            if (Contains(value, word))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTestnetWord(ReadOnlySpan<byte> value)
    {
        Span<char> word = stackalloc char[value.Length];
        for (var i = 0; i < value.Length; i++)
        {
            word[i] = char.ToLowerInvariant((char)value[i]);
        }

        return _names.Testnet.Contains(word);
    }

    private static bool Contains(ReadOnlySpan<byte> value, string word)
    {
        for (var i = 0; i + word.Length <= value.Length; i++)
        {
            if ((value[i] | 0x20) == (word[0] | 0x20) && Ascii.EqualsIgnoreCase(value.Slice(i, word.Length), word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False for what switches a flag off.</summary>
    internal static bool IsOn(ReadOnlySpan<byte> value) =>
        !Ascii.EqualsIgnoreCase(value, "false"u8) && !value.SequenceEqual("0"u8) && !Ascii.EqualsIgnoreCase(value, "no"u8)
        && !Ascii.EqualsIgnoreCase(value, "off"u8) && !Ascii.EqualsIgnoreCase(value, "null"u8)
        && !Ascii.EqualsIgnoreCase(value, "none"u8) && !Ascii.EqualsIgnoreCase(value, "nil"u8)
        && !Ascii.EqualsIgnoreCase(value, "mainnet"u8) && !Ascii.EqualsIgnoreCase(value, "real"u8)
        && !Ascii.EqualsIgnoreCase(value, "live"u8);
}
