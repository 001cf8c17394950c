using System.Buffers;
using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// Tells private keys from hashes among the runs of 64 hexadecimal digits: by the name they stand under, and for sure by
/// the address derived from them when it stands in the same text.
/// </summary>
internal ref struct EvmKeyReader
{
    // A derivation takes a millisecond or so.
    private const int MostDerivations = 64;
    private const int MostFrames = 4;
    private const int LongestListLine = 300;
    private const int MostLines = 64;
    private const int LongestCall = 80;
    private const int AddressLength = 42;

    private static readonly SearchValues<byte> BeforeCall = SearchValues.Create(" \t\r\n;={(,"u8);

    private readonly ReadOnlySpan<byte> _text;
    private readonly SlotMap _map = new();
    private int _derivations;
    private Span _derived;
    private string? _address;

    /// <summary>Reads the names around <paramref name="starts"/> (ascending), where the runs begin that are to be judged.</summary>
    public EvmKeyReader(ReadOnlySpan<byte> text, IReadOnlyList<int> starts)
    {
        _text = text;
        SlotWindows.Read(text, starts, _map);
    }

    /// <summary>What is to be said of a run.</summary>
    public Validation Judge(Span run)
    {
        var value = run.In(_text);
        var digits = EvmKey.Digits(value);
        Span<byte> key = stackalloc byte[CurveScalar.Length];
        if (!EvmKey.TryRead(digits, key))
        {
            return Validation.Rejected;
        }

        var (said, address) = NameOf(run, hasPrefix: digits.Length < value.Length);
        if (said == Likelihood.Denied && address.IsEmpty)
        {
            return Validation.Rejected;
        }

        if ((said == Likelihood.Likely || !address.IsEmpty || EthereumAddress.AnyIsNear(_text, run)) && _derivations++ < MostDerivations)
        {
            var derived = AddressOf(key, run);
            if (EthereumAddress.StandsIn(address.IsEmpty ? _text : address.In(_text), address.IsEmpty ? run.Start : 0, derived))
            {
                return new(EvmKey.IsTrivial(key) ? Verdict.Example : Verdict.Proved, $"private key of address 0x{derived[..4]}..{derived[^4..]}, which stands beside it");
            }
        }

        return said != Likelihood.Likely ? Validation.Rejected
            : EvmKey.IsTrivial(key) ? new(Verdict.Example)
            : Validation.RejectUnless(!Placeholder.Is(digits));
    }

    // Keys that are repeated are mostly so at once.
    private string AddressOf(scoped ReadOnlySpan<byte> key, Span run)
    {
        if (_address is null || !run.In(_text).SequenceEqual(_derived.In(_text)))
        {
            (_derived, _address) = (run, EthereumAddress.Of(key));
        }

        return _address;
    }

    // What the innermost name says that says anything; and that name when it is an address, as in a map from addresses to keys.
    private readonly (Likelihood Said, Span Address) NameOf(Span run, bool hasPrefix)
    {
        var index = SlotOf(run);
        if (index < 0)
        {
            return (IsListed(run.Start) ? Likelihood.Likely : EvmKeyName.OfCall(BareCall(run.Start)), default);
        }

        var slot = _map.Slots[index];
        var name = slot.Name.In(_text);
        var said = EvmKeyName.OfName(name, hasPrefix);
        for (var (frame, depth) = (slot.Frame, 0); said == Likelihood.Unknown && frame > 0 && depth < MostFrames; depth++)
        {
            var scope = _map.Frames[frame];
            said = IsNewAccount(scope.Callee) ? Likelihood.Likely : EvmKeyName.OfCall(scope.Callee.In(_text));
            said = said == Likelihood.Unknown ? EvmKeyName.OfName(scope.Key.In(_text), hasPrefix) : said;
            frame = scope.Parent;
        }

        said = said == Likelihood.Unknown && IsListed(run.Start) ? Likelihood.Likely : said;
        return (said, name.Length == AddressLength && name.StartsWith("0x"u8) && EvmKey.IsHex(name[2..]) ? slot.Name : default);
    }

    // Nethereum: new Account("0x..."), Account owner = new("0x..."). Accounts of other chains are asked for by functions.
    private readonly bool IsNewAccount(Span callee)
    {
        var name = callee.In(_text);
        var line = _text[(_text[..callee.Start].LastIndexOf((byte)'\n') + 1)..callee.Start];
        return name.SequenceEqual("Account"u8) ? line.TrimEnd((byte)' ').EndsWith("new"u8)
            : name.SequenceEqual("new"u8) && line.IndexOf("Account "u8) is var type and >= 0 && (type == 0 || line[type - 1] == ' ');
    }

    // vm.startBroadcast(0x...): Solidity has numbers where others have strings.
    private readonly ReadOnlySpan<byte> BareCall(int at)
    {
        var before = _text[Math.Max(0, at - LongestCall)..at].TrimEnd((byte)' ');
        if (before is not [.., (byte)'('])
        {
            return default;
        }

        before = before[..^1];
        return before[(before.LastIndexOfAny(BeforeCall) + 1)..];
    }

    private readonly int SlotOf(Span run)
    {
        var best = -1;
        for (var i = 0; i < _map.Slots.Count; i++)
        {
            var value = _map.Slots[i].Value;
            if (value.Start <= run.Start && run.End <= value.End && (best < 0 || value.Length < _map.Slots[best].Value.Length))
            {
                best = i;
            }
        }

        return best;
    }

    // "Private Keys", a rule, "(0) 0x...", "(1) 0x...": what anvil and ganache print.
    private readonly bool IsListed(int at)
    {
        for (var lines = 0; lines < MostLines; lines++)
        {
            // What is printed has short lines; in a minified library the words stand far away and mean something else.
            var from = Math.Max(0, at - LongestListLine);
            var start = from + _text[from..at].LastIndexOf((byte)'\n') + 1;
            var line = _text[start..at];
            if (start == from && from > 0)
            {
                return false;
            }

            if (HasPrivateKey(line))
            {
                return true;
            }

            if (start == 0 || (SlotText.HasLetter(line) && (lines == 0 || !IsItem(line))))
            {
                return false;
            }

            at = start - 1;
        }

        return false;
    }

    private static bool IsItem(ReadOnlySpan<byte> line) =>
        line.IndexOf("0x"u8) is var start and >= 0 && line.Length >= start + EvmKey.Prefixed && EvmKey.IsHex(line.Slice(start + 2, EvmKey.Bare)) && !SlotText.HasLetter(line[..start]);

    private static bool HasPrivateKey(ReadOnlySpan<byte> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (TellingWords.Begin(line[i..], "private key"u8))
            {
                return true;
            }
        }

        return false;
    }
}
