using System.Buffers;
using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// The shape of an Ethereum private key: 64 hexadecimal digits, with or without 0x, of a number that secp256k1 has a
/// point for. Hashes have it too, hence names and addresses decide (<see cref="EvmKeyReader"/>).
/// </summary>
internal static class EvmKey
{
    public const int Bare = 64;
    public const int Prefixed = 66;

    private const int TrivialZeros = 24;

    /// <summary>The 64 digits of a value; empty when it has another shape.</summary>
    public static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> value)
    {
        var digits = value is [(byte)'0', (byte)'x' or (byte)'X', ..] ? value[2..] : value;
        return digits.Length == Bare && IsHex(digits) ? digits : default;
    }

    public static bool IsHex(ReadOnlySpan<byte> text)
    {
        // A plain loop: the search of the framework would be compiled at each start of a hook.
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit((char)c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The bytes of 64 digits; false when they are no key.</summary>
    public static bool TryRead(ReadOnlySpan<byte> digits, Span<byte> key)
    {
        if (digits.Length != Bare)
        {
            return false;
        }

        Span<char> chars = stackalloc char[Bare];
        Encoding.Latin1.GetChars(digits, chars);
        return Convert.FromHexString(chars, key, out _, out _) == OperationStatus.Done && CurveScalar.IsValid(key);
    }

    /// <summary>True for keys such as 1, 2 and 3, which nobody draws.</summary>
    public static bool IsTrivial(ReadOnlySpan<byte> key) => !key[..TrivialZeros].ContainsAnyExcept((byte)0);

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        Span<byte> key = stackalloc byte[CurveScalar.Length];
        var digits = Digits(secret);
        return digits.IsEmpty || !TryRead(digits, key) ? Validation.Rejected : IsTrivial(key) ? new(Verdict.Example) : Validation.Accepted;
    }
}
