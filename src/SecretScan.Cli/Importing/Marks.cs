using System.Text;
using System.Text.RegularExpressions;

namespace SecretScan.Cli.Importing;

/// <summary>The comments by which other scanners are told to pass over a line.</summary>
/// <remarks>
/// gitleaks: <c>gitleaks:allow</c>; detect-secrets (<c>detect_secrets/filters/allowlist.py</c>): <c>pragma: allowlist secret</c>, with <c>nextline</c> on the line
/// above, <c>whitelist</c> in old ones; trufflehog: <c>trufflehog:ignore</c>; ggshield: <c>ggignore</c>, <c>pragma: allowlist secret</c>.
/// </remarks>
internal static partial class Marks
{
    /// <summary>The mark that stands on a line, or above it for the next one; null when there is none.</summary>
    /// <param name="lines">The lines of a text.</param>
    /// <param name="number">The line, from 1.</param>
    public static string? On(IReadOnlyList<string> lines, int number) =>
        number > lines.Count ? null
        : Here().Match(lines[number - 1]) is { Success: true } here ? here.Value
        : number > 1 && Next().Match(lines[number - 2]) is { Success: true } next ? next.Value
        : null;

    /// <summary>The lines of a text of any encoding that has those of ASCII.</summary>
    public static string[] Lines(byte[] content) => Encoding.Latin1.GetString(content).Split('\n');

    [GeneratedRegex(@"gitleaks:allow|trufflehog:ignore|ggignore|pragma: ?(?:allow|white)list[ -]secret", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Here();

    [GeneratedRegex("pragma: ?(?:allow|white)list nextline secret", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Next();
}
