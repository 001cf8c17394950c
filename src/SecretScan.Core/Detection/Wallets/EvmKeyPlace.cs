using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>Sorts out, before any name is read, where 64 hexadecimal digits may be a private key: they stand in source text by the thousand.</summary>
/// <remarks>It walks forward over the text and looks at each byte once.</remarks>
internal struct EvmKeyPlace
{
    private const int Reach = 600;
    private const int NextInList = 120;
    private const int Address = 42;

    private int _readTo;
    private int _telling = int.MinValue / 2;
    private int _worthy = int.MinValue / 2;

    public EvmKeyPlace()
    {
    }

    /// <summary>True when the run, which starts behind all those asked for before, deserves a closer look.</summary>
    public bool IsWorthReading(ReadOnlySpan<byte> text, Span run)
    {
        if (EvmKey.Digits(run.In(text)).IsEmpty)
        {
            return false;
        }

        for (var i = Math.Max(_readTo, run.Start - Reach); i < run.Start; i++)
        {
            _telling = IsTelling(text[i..run.Start]) ? i : _telling;
        }

        _readTo = run.Start;
        if (IsHash(text, run.Start) || (run.Start - _telling > Reach && run.Start - _worthy > NextInList && !FollowsAddress(text[..run.Start])))
        {
            return false;
        }

        _worthy = run.End;
        return true;
    }

    private static bool IsTelling(ReadOnlySpan<byte> text) => (text[0] | 0x20) switch
    {
        'k' => Begins(text, "key"u8),
        'p' => Begins(text, "priv"u8) || Begins(text, "pk"u8),
        'w' => Begins(text, "wallet"u8),
        's' => Begins(text, "sign"u8) || Begins(text, "secret"u8) || Begins(text, "sk"u8),
        'd' => Begins(text, "deployer"u8),
        'a' => Begins(text, "account"u8),
        'b' => Begins(text, "broadcast"u8),
        'e' => Begins(text, "ecdsa"u8) || Begins(text, "eckey"u8),
        'c' => Begins(text, "credentials"u8),
        _ => false,
    };

    // checksum = "...", sha256:..., "txHash": "...": what lock files and logs are full of.
    private static bool IsHash(ReadOnlySpan<byte> text, int at)
    {
        var before = text[Math.Max(0, at - 24)..at];
        before = before[(before.LastIndexOf((byte)'\n') + 1)..];
        for (var i = 0; i < before.Length; i++)
        {
            if ((before[i] | 0x20) switch
            {
                'h' => Begins(before[i..], "hash"u8),
                'c' => Begins(before[i..], "checksum"u8),
                's' => Begins(before[i..], "sha256"u8) || Begins(before[i..], "sha-256"u8),
                'd' => Begins(before[i..], "digest"u8),
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }

    // "0x90F8...": "0x4f3e..." in a map from addresses to keys.
    private static bool FollowsAddress(ReadOnlySpan<byte> before)
    {
        var near = before[Math.Max(0, before.Length - Address - 8)..];
        var start = near.IndexOf("0x"u8);
        return start >= 0 && near.Length - start >= Address && EvmKey.IsHex(near.Slice(start + 2, Address - 2));
    }

    private static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => TellingWords.Begin(text, word);
}
