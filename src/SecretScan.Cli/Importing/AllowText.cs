using System.Text;
using SecretScan.Configuration;

namespace SecretScan.Cli.Importing;

/// <summary>Adds items to <c>allow:</c> of a <c>.secretscan.yml</c>, leaving everything else in it as somebody wrote it.</summary>
internal static class AllowText
{
    private const int LongestReason = 300;

    /// <summary>The configuration with items for files; those whose globs stand in it already are left out.</summary>
    /// <param name="old">What is there, or null.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="allowed">Reasons and globs.</param>
    /// <exception cref="ConfigurationException">What is there is no configuration, or items cannot be added to it.</exception>
    public static string Add(string? old, string name, IEnumerable<(string Reason, IReadOnlyList<string> Globs)> allowed)
    {
        var known = old is null ? [] : ConfigurationFile.Parse(Encoding.UTF8.GetBytes(old), name).Allow.SelectMany(entry => entry.Paths).ToHashSet();
        var items = new StringBuilder();
        foreach (var same in allowed.GroupBy(one => one.Reason))
        {
            var globs = same.SelectMany(one => one.Globs).Where(known.Add).ToList();
            if (globs.Count > 0)
            {
                items.Append($"  - reason: {Quoted(same.Key)}\n    paths:\n");
                globs.ForEach(glob => items.Append($"      - {Quoted(glob)}\n"));
            }
        }

        var text = items.Length == 0 ? old ?? "" : Joined(old ?? "version: 1\n", items.ToString());
        ConfigurationFile.Parse(Encoding.UTF8.GetBytes(text), name);
        return text;
    }

    private static string Joined(string old, string items)
    {
        var lines = old.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').ToList();
        var at = lines.FindIndex(line => line.TrimEnd() == "allow:");
        if (at < 0)
        {
            return $"{string.Join('\n', lines)}\nallow:\n{items}";
        }

        // As deep as the items that are there.
        var first = lines.FindIndex(at + 1, line => line.TrimStart().StartsWith('-'));
        var indent = first < 0 ? 2 : lines[first].Length - lines[first].TrimStart().Length;
        lines.InsertRange(at + 1, items.TrimEnd('\n').Split('\n').Select(line => new string(' ', indent) + line[2..]));
        return string.Join('\n', lines) + "\n";
    }

    // One line in single quotes: nothing in it means anything else to a reader of YAML.
    private static string Quoted(string text)
    {
        var line = new string([.. text.Select(sign => char.IsControl(sign) || char.IsSurrogate(sign) ? ' ' : sign)]).Trim();
        return $"'{(line.Length > LongestReason ? line[..LongestReason] : line).Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
