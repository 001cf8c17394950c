using System.Text.RegularExpressions;

namespace SecretScan.Cli.Importing;

/// <summary>
/// <c>.gitleaksignore</c> (https://github.com/gitleaks/gitleaks#gitleaksignore): fingerprints <c>[COMMIT:]FILE:RULE:LINE</c>, one a line, comments behind
/// <c>#</c>. A comment above a fingerprint is taken for its reason.
/// </summary>
internal static partial class GitleaksIgnore
{
    public static ForeignPolicy Read(string path, string text)
    {
        var policy = new ForeignPolicy(path, "gitleaks");
        var note = "";
        var number = 0;
        var fresh = true;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line.StartsWith('#'))
            {
                note = fresh || note.Length == 0 ? line.TrimStart('#', ' ') : $"{note} {line.TrimStart('#', ' ')}";
                fresh = false;
            }
            else if (line.Length == 0)
            {
                note = "";
            }
            else if (Fingerprint().Match(line.Split(" #", 2)[0].TrimEnd()) is { Success: true } found)
            {
                fresh = true;
                var at = int.TryParse(found.Groups["line"].Value, out var value) && value > 0 ? value : (int?)null;
                policy.Entries.Add(new ForeignEntry(Unprefixed(found.Groups["file"].Value))
                {
                    Commit = found.Groups["commit"] is { Success: true } commit ? commit.Value : null,
                    Rule = found.Groups["rule"].Value,
                    Line = at,
                    LastLine = at,
                    Note = note.Length > 0 ? note : null,
                });
            }
            else
            {
                policy.Refused.Add(($"line {number}", "not a fingerprint of the form [COMMIT:]FILE:RULE:LINE, so that gitleaks passes over it, too"));
            }
        }

        return policy;
    }

    private static string Unprefixed(string file) => file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;

    [GeneratedRegex(@"^(?:(?<commit>[0-9a-f]{40}|[0-9a-f]{64}):)?(?<file>[^\n]+):(?<rule>[^:\n]+):(?<line>\d{1,9})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fingerprint();
}
