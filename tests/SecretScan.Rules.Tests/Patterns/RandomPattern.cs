using FsCheck;
using FsCheck.Fluent;
using SecretScan.Rules.Patterns;

namespace SecretScan.Rules.Tests.Patterns;

/// <summary>Makes up patterns of the linear subset over a small alphabet, so that texts over the same one often match.</summary>
internal static class RandomPattern
{
    private static readonly string[] _atoms =
        ["a", "b", "c", "(?:ab)", "(?:bca)", "_", "-", @"\.", ".", "[ab]", "[^a]", "[a-c]", "[b_]", @"\w", @"\d", @"[^\s_]", "(?i:a)", "(?i:bC)", "0", @"\x61"];

    private static readonly string[] _repeats =
        ["", "", "", "?", "??", "{2}", "{0,2}", "{1,3}", "{1,3}?", "{0,4}?", "{3,5}"];

    public static Gen<string> Patterns { get; } =
        from head in Alternatives(1)
        from secret in Alternatives(3)
        from tail in Alternatives(1)
        let pattern = $"(?:{head})(?<secret>{secret})(?:{tail})"
        where IsPattern(pattern)
        select pattern;

    public static Gen<byte[]> Texts { get; } =
        Gen.Elements("aaabbbccc01__-. AB\n\u00e9\0".Select(character => (byte)character))
            .ArrayOf()
            .Select(text => text.Take(60).ToArray());

    private static Gen<string> Alternatives(int depth) =>
        Sequence(depth).NonEmptyListOf().Select(branches => string.Join('|', branches.Take(3)));

    private static Gen<string> Sequence(int depth) =>
        Piece(depth).ListOf().Select(pieces => string.Concat(pieces.Take(4)));

    private static Gen<string> Piece(int depth) =>
        from atom in depth == 0 ? Gen.Elements(_atoms) : Gen.Frequency((3, Gen.Elements(_atoms)), (1, Group(depth - 1)))
        from repeat in Gen.Elements(_repeats)
        select atom + repeat;

    private static Gen<string> Group(int depth) => Alternatives(depth).Select(inside => $"(?:{inside})");

    private static bool IsPattern(string text)
    {
        try
        {
            Pattern.Parse(text);
            return true;
        }
        catch (PatternException)
        {
            return false;
        }
    }
}
