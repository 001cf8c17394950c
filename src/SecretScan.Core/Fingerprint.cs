namespace SecretScan;

/// <summary>
/// The identity of a finding: a keyed hash of its value, never its line, commit or rule. Rendered as
/// <c>v1:&lt;hex&gt;</c>; a weak value (passphrase, password) is hashed under the secret it stands with, or kept as a
/// short tag beside rule and name, so that a committed file cannot be used to guess it.
/// </summary>
/// <param name="Text">The rendered form.</param>
public readonly record struct Fingerprint(string Text)
{
    private const string Strong = "v1:";
    private const string Weak = "v1:w:";
    private const int StrongDigits = 32;
    private const int WeakDigits = 4;

    /// <summary>Reads the rendered form; false when it is none.</summary>
    public static bool TryParse(string text, out Fingerprint fingerprint)
    {
        fingerprint = new Fingerprint(text);
        return text.StartsWith(Weak, StringComparison.Ordinal)
            ? IsHex(text, Weak.Length, WeakDigits) && text.Split(':') is [_, _, _, not "", _]
            : text.StartsWith(Strong, StringComparison.Ordinal) && text.Length == Strong.Length + StrongDigits && IsHex(text, Strong.Length, StrongDigits);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsHex(string text, int start, int length)
    {
        var at = start;
        while (at < text.Length && at < start + length && char.IsAsciiHexDigitLower(text[at]))
        {
            at++;
        }

        return at == start + length;
    }
}
