using System.Text;

namespace SecretScan.Cli.Importing;

/// <summary>Says a regular expression for paths as globs with <c>*</c> (within one name) and <c>**</c> (any folders), where that can be said.</summary>
/// <remarks>
/// <para>
/// gitleaks, detect-secrets and trufflehog look for the expression anywhere in a path from the root. Taken are literal signs, escaped
/// signs, <c>.*</c>, <c>.+</c>, <c>[^/]*</c>, <c>[^/]+</c>, groups with alternatives, <c>?</c> behind a sign or group, <c>^</c> at the beginning and <c>$</c> at the end.
/// </para>
/// <para>
/// Where it is not exact the glob says less, so that something more is reported and nothing less: a dot is taken for a dot, since nearly everybody forgets
/// to escape it; <c>(?i)</c> is left out. The one exception is <c>.+</c>, which is taken for <c>.*</c>.
/// </para>
/// </remarks>
internal static class PathPattern
{
    private const int MostGlobs = 64;
    private const int LongestPattern = 1000;
    private const int Deepest = 8;

    // No sign of a path.
    private const char AnyPath = '\u0001';
    private const char AnyName = '\u0002';
    private const char Start = '\u0003';
    private const char End = '\u0004';

    /// <summary>The globs, or null when it cannot be said with a reasonable number of them, or would mean everything.</summary>
    public static IReadOnlyList<string>? ToGlobs(string pattern)
    {
        if (pattern.Length > LongestPattern)
        {
            return null;
        }

        var reader = new Reader(pattern.StartsWith("(?i)", StringComparison.Ordinal) ? pattern[4..] : pattern);
        if (reader.Alternatives(0) is not { } sequences || !reader.IsAtEnd)
        {
            return null;
        }

        HashSet<string> globs = [];
        foreach (var sequence in sequences)
        {
            if (Globs(sequence) is not { } some)
            {
                return null;
            }

            globs.UnionWith(some);
        }

        return globs.Count is > 0 and <= MostGlobs && !globs.Any(IsAnyName) ? Joined(globs) : null;
    }

    // At the root or in any folder.
    private static List<string> Joined(HashSet<string> globs)
    {
        const string below = "*/**/";
        bool IsBoth(string glob) => glob.StartsWith(below, StringComparison.Ordinal) && globs.Contains(glob[below.Length..]);
        var both = globs.Where(IsBoth).Select(glob => glob[below.Length..]).ToHashSet();
        return [.. globs.Where(glob => !both.Contains(glob)).Select(glob => IsBoth(glob) ? "**/" + glob[below.Length..] : glob)];
    }

    // To Microsoft.Extensions.FileSystemGlobbing, as to DOS, *.* is any name, one without a dot too.
    private static bool IsAnyName(string glob) => glob.Split('/').Contains("*.*");

    private static List<string>? Globs(string sequence)
    {
        var from = sequence.StartsWith(Start) ? sequence[1..] : AnyPath + sequence;
        var whole = from.EndsWith(End) ? from[..^1] : from + AnyPath;
        if (whole.Contains(Start) || whole.Contains(End))
        {
            return null;
        }

        whole = Collapsed(whole);
        if (whole.Contains("//", StringComparison.Ordinal) || whole.StartsWith('/') || whole.EndsWith('/'))
        {
            // No path is written so.
            return [];
        }

        // Of everything nobody says that it is not to be looked at.
        if (whole.Trim(AnyPath, AnyName, '/').Length == 0)
        {
            return null;
        }

        List<string> globs = [""];
        for (var i = 0; i < whole.Length; i++)
        {
            var forms = whole[i] switch
            {
                AnyName => ["*"],
                AnyPath when i == 0 => AtBeginning(whole, ref i),
                AnyPath when i == whole.Length - 1 => whole[i - 1] == '/' ? ["**"] : ["*", "*/**"],
                AnyPath when whole[i - 1] == '/' => ["**/*"],
                AnyPath => ["*", "*/**/*"],
                _ => (string[])[whole[i..(i + 1)]],
            };
            globs = [.. globs.SelectMany(glob => forms.Select(form => glob + form))];
            if (globs.Count > MostGlobs)
            {
                return null;
            }
        }

        // To a matcher these are folders; no path has them.
        globs.RemoveAll(glob => glob.Split('/').Any(name => name is "." or ".."));
        return globs.ConvertAll(glob => glob.Replace("**/**/", "**/", StringComparison.Ordinal).Replace("***", "**", StringComparison.Ordinal));
    }

    // Any path beside another, or beside any name, is any path.
    private static string Collapsed(string whole)
    {
        var kept = new StringBuilder();
        foreach (var sign in whole)
        {
            var last = kept.Length > 0 ? kept[^1] : '\0';
            if (sign == AnyPath && last == AnyName)
            {
                kept[^1] = AnyPath;
            }
            else if (sign is not (AnyPath or AnyName) || (last != AnyPath && last != sign))
            {
                kept.Append(sign);
            }
        }

        return kept.ToString();
    }

    // Before a slash there is a folder; else the name may begin with anything, in any folder.
    private static string[] AtBeginning(string whole, ref int i)
    {
        if (whole.Length > 1 && whole[1] == '/')
        {
            i++;
            return ["*/**/"];
        }

        return ["**/*"];
    }

    private sealed class Reader(string text)
    {
        private int _at;

        public bool IsAtEnd => _at == text.Length;

        // Every way in which the alternatives can be read, up to a closing bracket or the end.
        public List<string>? Alternatives(int depth)
        {
            List<string> all = [];
            do
            {
                if (depth > Deepest || Sequence(depth) is not { } some || all.Count + some.Count > MostGlobs)
                {
                    return null;
                }

                all.AddRange(some);
            }
            while (Take('|'));
            return all;
        }

        private List<string>? Sequence(int depth)
        {
            List<string> ways = [""];
            while (!IsAtEnd && text[_at] is not ('|' or ')'))
            {
                if (Item(depth) is not { } item)
                {
                    return null;
                }

                if (Take('?'))
                {
                    item = [.. item, ""];
                }
                else if (!IsAtEnd && text[_at] is '*' or '+' or '{')
                {
                    return null;
                }

                ways = [.. ways.SelectMany(way => item.Select(next => way + next)).Distinct()];
                if (ways.Count > MostGlobs)
                {
                    return null;
                }
            }

            return ways;
        }

        private List<string>? Item(int depth)
        {
            var sign = text[_at++];
            switch (sign)
            {
                case '^':
                    return [$"{Start}"];
                case '$':
                    return [$"{End}"];
                case '(':
                    if (Take('?') && !Take(':'))
                    {
                        return null;
                    }

                    return Alternatives(depth + 1) is { } inner && Take(')') ? inner : null;
                case '.' when Take('*') || Take('+'):
                    Take('?');
                    return [$"{AnyPath}"];
                case '[' when text.AsSpan(_at).StartsWith("^/]*") || text.AsSpan(_at).StartsWith("^/]+"):
                    _at += 4;
                    Take('?');
                    return [$"{AnyName}"];
                case '[' when _at + 1 < text.Length && text[_at + 1] == ']' && IsPlain(text[_at]):
                    _at += 2;
                    return [$"{text[_at - 2]}"];
                case '\\' when _at < text.Length && !char.IsAsciiLetterOrDigit(text[_at]) && IsPlain(text[_at]):
                    return [$"{text[_at++]}"];
                default:
                    return sign is not ('\\' or '[' or '*' or '+' or '?' or '{' or ']' or '}') && IsPlain(sign) ? [$"{sign}"] : null;
            }
        }

        // Signs that a glob takes for something else cannot be said in one.
        private static bool IsPlain(char sign) => sign is >= ' ' and not ('*' or '?' or '[' or ']' or '{' or '}' or '!' or '\\');

        private bool Take(char sign)
        {
            var is_ = _at < text.Length && text[_at] == sign;
            _at += is_ ? 1 : 0;
            return is_;
        }
    }
}
