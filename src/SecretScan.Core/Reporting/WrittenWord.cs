namespace SecretScan.Reporting;

/// <summary>A text out of a file of settings, for a message about it.</summary>
/// <remarks>
/// Whoever writes a suppression has the value at hand, and it ends up where a word belongs; messages end up in logs. Words,
/// dates and names have hardly a digit between letters, keys and passwords have several.
/// </remarks>
public static class WrittenWord
{
    private const int Longest = 40;
    private const int MostDigits = 2;

    /// <summary>The text in quotes; only its length where it may be a value.</summary>
    public static string Of(string text) =>
        text.Length > Longest || (text.Count(char.IsAsciiDigit) > MostDigits && text.Any(char.IsAsciiLetter))
            ? $"a text of {text.Length} characters"
            : $"'{text}'";
}
