using System.Text;
using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Checking;

/// <summary>Checks words that the keyword automaton looks for.</summary>
internal static class WordCheck
{
    // Shorter words hit in every second line.
    private const int Shortest = 3;
    private const int Longest = 100;

    public static void Keyword(Problems problems, string? rule, Written<string> word)
    {
        if (!Ascii.IsValid(word.Value))
        {
            problems.Error(word.At, rule, $"the keyword {Problems.Quote(word.Value)} must be ASCII");
        }
        else if (word.Value.Length is < Shortest or > Longest)
        {
            problems.Error(
                word.At, rule, $"the keyword {Problems.Quote(word.Value)} must have {Shortest} to {Longest} characters");
        }
    }
}
