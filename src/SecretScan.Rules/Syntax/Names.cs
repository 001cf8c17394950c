using System.Text;

namespace SecretScan.Rules.Syntax;

/// <summary>How names are written in rule files and in code, and how they are compared.</summary>
public static class Names
{
    /// <summary>Lower case, ASCII letters and digits only: <c>KC-API-KEY</c> and <c>kcApiKey</c> are both <c>kcapikey</c>.</summary>
    public static string Normalize(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                result.Append(char.ToLowerInvariant(c));
            }
        }

        return result.ToString();
    }

    /// <summary>True for lower-case words of letters and digits joined by single hyphens.</summary>
    public static bool IsId(string text)
    {
        var inWord = false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && (c != '-' || !inWord))
            {
                return false;
            }

            inWord = c != '-';
        }

        return inWord;
    }

    /// <summary>The word for a value of an enumeration: <c>PrivateKey</c> is <c>private-key</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var result = new StringBuilder();
        foreach (var c in value.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && result.Length > 0)
            {
                result.Append('-');
            }

            result.Append(char.ToLowerInvariant(c));
        }

        return result.ToString();
    }

    /// <summary>The value that a word stands for; hyphens may be left out or stand elsewhere (<c>gitlab-routable</c>).</summary>
    internal static bool TryParse<T>(string word, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (word.Replace("-", "", StringComparison.Ordinal).Equals(candidate.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The candidate that <paramref name="name"/> is most likely a slip of, or null.</summary>
    internal static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length > 40)
        {
            return null;
        }

        var best = candidates.MinBy(c => Distance(name, c));
        return best is not null && Distance(name, best) <= Math.Clamp(best.Length / 2, 1, 3) ? best : null;
    }

    // Levenshtein.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
