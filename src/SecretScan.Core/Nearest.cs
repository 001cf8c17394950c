namespace SecretScan;

/// <summary>What somebody may have meant.</summary>
public static class Nearest
{
    private const int Furthest = 2;
    private const int Longest = 64;

    /// <summary>A question that names the nearest of <paramref name="words"/>, or nothing when none is near.</summary>
    public static string To(string typed, IEnumerable<string> words)
    {
        if (typed.Length > Longest)
        {
            return "";
        }

        var (word, distance) = words.Select(word => (word, Distance(typed, word))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);
        return distance <= Furthest ? $", did you mean '{word}'?" : "";
    }

    // Insertions, deletions, replacements, and neighbours that changed places (Damerau's, of adjacent letters only).
    private static int Distance(string from, string to)
    {
        var steps = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                steps[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1,
                        steps[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[from.Length, to.Length];
    }
}
