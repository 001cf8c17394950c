using System.Text.RegularExpressions;

namespace SecretScan.Rules.Images;

/// <summary>
/// A user's pattern outside the linear subset, as a .NET Regex that cannot backtrack. Lookaround is what such a regex has
/// not got, so what stands before and behind the pattern is part of the match.
/// </summary>
internal static class WideRegex
{
    /// <summary>The regex text for a pattern between what may stand before and behind it.</summary>
    public static string Text(string pattern, string before, string after) => $"(?:^|{before})(?:{pattern})(?:{after}|$)";

    /// <summary>Builds it; takes milliseconds.</summary>
    /// <exception cref="ArgumentException">The text is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking.</exception>
    public static Regex Build(string text) =>
        new(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
