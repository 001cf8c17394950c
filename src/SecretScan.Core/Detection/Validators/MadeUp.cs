using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// Tells lines that say themselves that their value is made up: <c># noqa: mock</c>, <c>not_a_real_secret = ...</c>.
/// Seen on 27 of the 34 assignments with key-shaped values in the tests of hummingbot, where none is a credential.
/// </summary>
internal static class MadeUp
{
    private const int LongestTail = 160;

    /// <summary>True when the line of <paramref name="match"/>, from its name to its end, has such a word.</summary>
    public static bool Says(ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings)
    {
        if (!surroundings.Overlaps(match, out var at) || at < 0)
        {
            return false;
        }

        var start = surroundings[..at].LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        var tail = surroundings[at..Math.Min(surroundings.Length, at + match.Length + LongestTail)];
        var end = tail.IndexOfAny((byte)'\n', (byte)'\r');
        var line = surroundings[start..(at + (end < 0 ? tail.Length : end))];
        return Has(line, "mock"u8) || Has(line, "dummy"u8) || Has(line, "fake"u8) || Has(line, "invalidated"u8)
            || Has(line, "not_a_real"u8) || Has(line, "not a real"u8);
    }

    // As a word of its own: random letters spell "fake" too.
    private static bool Has(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word)
    {
        for (var at = 0; at + word.Length <= line.Length; at++)
        {
            if (Ascii.EqualsIgnoreCase(line.Slice(at, word.Length), word)
                && (at == 0 || !char.IsAsciiLetterOrDigit((char)line[at - 1]))
                && (at + word.Length == line.Length || !char.IsAsciiLetterOrDigit((char)line[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
