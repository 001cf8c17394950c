using System.Text.RegularExpressions;

namespace SecretScan.Cli.Importing;

/// <summary>All that one file of another scanner says about what is to be passed over.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Scanner">Whose it is.</param>
internal sealed record ForeignPolicy(string File, string Scanner)
{
    private const int LongestPattern = 10_000;

    /// <summary>Findings.</summary>
    public List<ForeignEntry> Entries { get; } = [];

    /// <summary>Files.</summary>
    public List<ForeignPaths> Paths { get; } = [];

    /// <summary>Values by their form.</summary>
    public List<ForeignValues> Values { get; } = [];

    /// <summary>Commits all of whose findings are passed over.</summary>
    public List<string> Commits { get; } = [];

    /// <summary>Rules of their own.</summary>
    public List<ForeignRule> Rules { get; } = [];

    /// <summary>What has no counterpart here, and why.</summary>
    public List<(string What, string Why)> Refused { get; } = [];

    /// <summary>Adds a pattern for values; <paramref name="pattern"/> as Go or Python write it.</summary>
    public void AddPattern(string label, string pattern, bool byLine, string? note) => Values.Add(new(label, Compiled(pattern), byLine, note));

    /// <summary>Adds a word that values hold.</summary>
    public void AddWord(string label, string word, string? note)
    {
        if (word.Length > 0)
        {
            Values.Add(new(label, Compiled("(?i)" + Regex.Escape(word)), ByLine: false, note));
        }
    }

    /// <summary>Adds a pattern for paths.</summary>
    public void AddPathPattern(string pattern, string? note = null, string? rule = null) => Paths.Add(new(pattern, PathPattern.ToGlobs(pattern), note, rule));

    // Time is linear in the text, whatever the pattern: it is somebody else's.
    private static Regex? Compiled(string pattern)
    {
        // Named classes in brackets mean something else to .NET.
        if (pattern.Length > LongestPattern || pattern.Contains("[:", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return new Regex(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
