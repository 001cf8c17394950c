using System.Numerics;

namespace SecretScan.Rules.Keywords;

/// <summary>Builds the automaton of a list of keywords (Aho and Corasick 1975, all transitions written out).</summary>
public static class KeywordAutomatonBuilder
{
    /// <summary>Builds it.</summary>
    /// <param name="keywords">ASCII, in any case. A keyword's index is its number; the same one may stand there twice.</param>
    /// <exception cref="ArgumentException">A keyword is empty or not ASCII, or all together are too many for 16-bit states.</exception>
    public static CompiledKeywords Build(IReadOnlyList<string> keywords)
    {
        ArgumentNullException.ThrowIfNull(keywords);
        foreach (var keyword in keywords)
        {
            if (keyword.Length is 0 or > ushort.MaxValue || !System.Text.Ascii.IsValid(keyword))
            {
                throw new ArgumentException($"'{keyword}' is no keyword: one or more ASCII characters", nameof(keywords));
            }
        }

        var classes = Classes(keywords);
        var bits = BitOperations.Log2((uint)classes.Max()) + 1;
        var trie = new KeywordTrie(classes, bits);
        for (var number = 0; number < keywords.Count; number++)
        {
            trie.Add(keywords[number], number);
        }

        var lengths = keywords.Select(keyword => (ushort)keyword.Length).ToArray();
        return trie.Complete(lengths);
    }

    // Class 0 is every byte that no keyword contains.
    private static byte[] Classes(IReadOnlyList<string> keywords)
    {
        var classes = new byte[256];
        byte last = 0;
        foreach (var character in keywords.SelectMany(keyword => keyword.ToLowerInvariant()).Distinct().Order())
        {
            classes[character] = classes[char.ToUpperInvariant(character)] = ++last;
        }

        return classes;
    }
}
