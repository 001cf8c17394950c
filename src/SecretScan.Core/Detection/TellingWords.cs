using System.Buffers;
using System.Text;

namespace SecretScan.Detection;

/// <summary>Words that say a credential follows: names of keys, secrets and passphrases have one of them.</summary>
internal static class TellingWords
{
    private const int Reach = 160;

    private static readonly SearchValues<byte> Starts = SearchValues.Create("kKsSpP"u8);

    /// <summary>True when one stands closely before <paramref name="at"/>.</summary>
    public static bool Precede(ReadOnlySpan<byte> text, int at)
    {
        var before = text[Math.Max(0, at - Reach)..at];
        while (before.IndexOfAny(Starts) is var start and >= 0)
        {
            before = before[start..];
            if (Begin(before, "key"u8) || Begin(before, "secret"u8) || Begin(before, "pass"u8))
            {
                return true;
            }

            before = before[1..];
        }

        return false;
    }

    /// <summary>True when <paramref name="text"/> begins with <paramref name="word"/>, in any case.</summary>
    public static bool Begin(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[..word.Length], word);
}
