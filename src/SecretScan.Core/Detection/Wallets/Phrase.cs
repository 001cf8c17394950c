using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>A phrase whose checksum holds.</summary>
/// <param name="Span">From its first word to its last.</param>
/// <param name="Language">The list its words are from.</param>
/// <param name="Words">How many there are.</param>
/// <param name="IsNamed">Whether a word before it says that it is a mnemonic.</param>
/// <param name="IsMadeUp">Whether nobody would draw it.</param>
/// <param name="Plain">In small letters with one blank between the words.</param>
internal sealed record Phrase(Span Span, string Language, int Words, bool IsNamed, bool IsMadeUp, byte[] Plain)
{
    /// <summary>What was proved, and how much that is worth.</summary>
    public string Proof =>
        $"BIP-39 checksum holds: {Words} words of the {Language} list; of phrases drawn at random one in {1 << Mnemonic.ChecksumBits(Words)} passes";
}
