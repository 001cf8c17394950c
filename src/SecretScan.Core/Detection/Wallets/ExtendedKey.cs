using System.Buffers.Binary;

namespace SecretScan.Detection;

/// <summary>
/// Extended private keys of hierarchical wallets: base58check of 78 bytes (version, depth, parent's fingerprint, child
/// number, chain code, a zero byte, the key). Sources: BIP-32 with its vectors of invalid keys, SLIP-132 for versions.
/// </summary>
internal static class ExtendedKey
{
    private const int Length = 78;
    private const int Depth = 4;
    private const int Lineage = 5;
    private const int LineageLength = 8;
    private const int Zero = 45;
    private const int Key = 46;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        Span<byte> payload = stackalloc byte[Base58Check.Longest];
        if (Base58Check.Decode(secret, payload) != Length)
        {
            return Validation.Rejected;
        }

        var (name, isTest) = Version(BinaryPrimitives.ReadUInt32BigEndian(payload));
        var hasLineage = payload.Slice(Lineage, LineageLength).ContainsAnyExcept((byte)0);
        if (name.Length == 0 || payload[Zero] != 0 || (payload[Depth] == 0 && hasLineage)
            || !CurveScalar.IsValid(payload.Slice(Key, CurveScalar.Length)))
        {
            return Validation.Rejected;
        }

        var proof = $"base58check holds: {name}, {(payload[Depth] == 0 ? "the master key of a wallet" : $"depth {payload[Depth]}")}";
        return new(isTest ? Verdict.Weak : Verdict.Proved, proof);
    }

    private static (string Name, bool IsTest) Version(uint version) => version switch
    {
        0x0488ADE4 => ("xprv", false),
        0x049D7878 => ("yprv", false),
        0x04B2430C => ("zprv", false),
        0x0295B005 => ("Yprv", false),
        0x02AA7A99 => ("Zprv", false),
        0x019D9CFE => ("Ltpv", false),
        0x02FAC398 => ("dgpv", false),
        0x04358394 => ("tprv", true),
        0x044A4E28 => ("uprv", true),
        0x045F18BC => ("vprv", true),
        0x024285B5 => ("Uprv", true),
        0x02575048 => ("Vprv", true),
        _ => ("", false),
    };
}
