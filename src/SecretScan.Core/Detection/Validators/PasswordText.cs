using System.Buffers;
using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// What a password is worth by its text, where its place leaves no doubt that a password stands there: a template, a
/// reference or a placeholder is none, the default of a product or a dummy is worth a note, a single word is weak.
/// </summary>
/// <remarks>
/// The defaults are those of the images and tools whose documentation prints them. The dummies are the classes of
/// false alarms that 38 public repositories showed: words in other spelling (<c>P@ssw0rd!</c>) and words with a number.
/// </remarks>
internal static class PasswordText
{
    private const int Longest = 64;
    private const int LongestWord = 14;
    private const int ShortWord = 7;
    private const int ShortNumber = 4;
    private const double LeastWordLike = 0.6;
    private const int DrawnLength = 32;
    private const int LongestDraw = 256;
    private const double LeastEntropy = 0.82;
    private const double MostWordLike = 0.7;

    private static readonly SearchValues<byte> Code = SearchValues.Create("(){}<>\"'`\\ \t\r\n"u8);
    private static readonly SearchValues<byte> NameOrHyphen =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"u8);

    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);

    /// <summary>The check of a password that stands in a place made for one.</summary>
    public static Validation Check(ReadOnlySpan<byte> secret) => new(Judge(secret));

    /// <summary>Reject, Example (a default or a dummy), Weak (a word) or Accept.</summary>
    public static Verdict Judge(ReadOnlySpan<byte> secret)
    {
        if (Placeholder.IsSealed(secret))
        {
            return Verdict.Reject;
        }

        if (IsLongDraw(secret) && !PlaceholderWords.Tells(secret))
        {
            return Verdict.Accept;
        }

        if (secret.Length < 3 || Placeholder.IsReference(secret) || IsCode(secret))
        {
            return Verdict.Reject;
        }

        if (secret.Length > Longest)
        {
            return Verdict.Accept;
        }

        var rest = Uncovered(secret, out var letters, out var hasDefault);
        if ((rest == 0 && !hasDefault) || PlaceholderWords.Tells(secret) || IsName(secret))
        {
            return Verdict.Reject;
        }

        Span<byte> plain = stackalloc byte[secret.Length];
        LeetSpelling.Undo(secret, plain);
        if (IsNamedWord(secret) || (!secret.SequenceEqual(plain) && Uncovered(plain, out _, out _) <= 1))
        {
            return Verdict.Example;
        }

        // admin1, but not admin with a number that has to be guessed.
        if (letters == 0 && HasLetter(secret))
        {
            return rest <= ShortNumber ? Verdict.Example : Verdict.Weak;
        }

        return IsWord(secret) ? Verdict.Weak
            : !Placeholder.Is(secret) ? Verdict.Accept
            : rest < secret.Length ? Verdict.Weak
            : Verdict.Reject;
    }

    // A salt of all the characters a keyboard has holds a short pattern of code by chance.
    private static bool IsLongDraw(ReadOnlySpan<byte> secret) =>
        secret.Length is >= DrawnLength and <= LongestDraw
        && !secret.Contains((byte)' ') && secret.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0
        && Entropy.Normalised(secret) >= LeastEntropy && WordLikeness.Of(secret) <= MostWordLike;

    private static ReadOnlySpan<byte> Defaults =>
        "postgres mysql mariadb mongo mongodb redis rabbitmq guest admin root rootpassword rootpass toor tiger dba oracle django rails "u8
        + "airflow superset keycloak minio minioadmin hasura directus elastic neo4j nats kafka artemis activemq foobared nextcloud wordpress "u8
        + "drupal joomla symfony laravel homestead vagrant ansible jenkins gitlab sonar grafana kibana prometheus zabbix travis circleci "u8
        + "letmein changeit hunter2 swordfish opensesame trustno1 sesame ubuntu debian raspberry cisco calvin android gitea harbor cassandra scylla"u8;

    // A call, a reference (settings.DB_PASSWORD), a path, an option of a query.
    private static bool IsCode(ReadOnlySpan<byte> secret) =>
        secret.ContainsAny(Code)
        || secret.IndexOf("::"u8) >= 0
        || secret.IndexOf("->"u8) >= 0
        || secret.IndexOf("://"u8) >= 0
        || secret.IndexOf("%("u8) >= 0
        || secret.StartsWith("%s"u8)
        || secret[0] is (byte)'&' or (byte)'?' or (byte)',' or (byte)';' or (byte)'='
        || (secret[0] is (byte)'/' or (byte)'.' or (byte)'~' && secret[1..].Contains((byte)'/'))
        || (secret[0] == '-' && secret[1] == '-')
        || (secret[0] == '*' && secret[^1] == '*')
        || (secret[0] == '$' && !secret[1..].ContainsAnyExcept(NameBytes))
        || IsOneOf(secret, "null none nil true false undefined prompt ask yes no env file stdin keyring vault required optional varchar string str text object array boolean integer"u8)
        || IsDotted(secret);

    private static bool IsDotted(ReadOnlySpan<byte> secret)
    {
        if (!secret.Contains((byte)'.'))
        {
            return false;
        }

        foreach (var range in secret.Split((byte)'.'))
        {
            var segment = secret[range];
            if (segment.Length < 2 || !char.IsAsciiLetter((char)segment[0]) || segment.ContainsAnyExcept(NameBytes))
            {
                return false;
            }
        }

        return true;
    }

    // DB_PASSWORD, db_password: the name of what goes there.
    private static bool IsName(ReadOnlySpan<byte> secret)
    {
        var last = secret.LastIndexOfAny((byte)'_', (byte)'-');
        return last > 0 && !secret.ContainsAnyExcept(NameOrHyphen)
            && (secret.IndexOfAnyInRange((byte)'a', (byte)'z') < 0
                || IsOneOf(secret[(last + 1)..], "password passwd pass pwd pw secret key token credential credentials"u8));
    }

    // dbpass, TrustStorePassword, alicesecret1: letters that end in what they are.
    private static bool IsNamedWord(ReadOnlySpan<byte> secret)
    {
        var end = secret.Length;
        while (end > 0 && !char.IsAsciiLetter((char)secret[end - 1]) && secret.Length - end < ShortNumber)
        {
            end--;
        }

        var word = secret[..end];
        foreach (var b in word)
        {
            if (!char.IsAsciiLetter((char)b))
            {
                return false;
            }
        }

        return EndsIn(word, "pass"u8) || EndsIn(word, "password"u8) || EndsIn(word, "passwd"u8) || EndsIn(word, "pwd"u8) || EndsIn(word, "secret"u8);
    }

    private static bool EndsIn(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        text.Length >= word.Length && TellingWords.Begin(text[^word.Length..], word);

    // Letters and digits that belong to no word that placeholders are made of and to no default, and the letters among them.
    private static int Uncovered(ReadOnlySpan<byte> secret, out int letters, out bool hasDefault)
    {
        var rest = letters = 0;
        hasDefault = false;
        for (var at = 0; at < secret.Length;)
        {
            var product = DefaultAt(secret[at..]);
            var word = Math.Max(product, PlaceholderWords.LengthAt(secret[at..]));
            hasDefault |= product > 0 && product == word;
            if (word == 0)
            {
                rest += char.IsAsciiLetterOrDigit((char)secret[at]) ? 1 : 0;
                letters += char.IsAsciiLetter((char)secret[at]) ? 1 : 0;
            }

            at += Math.Max(1, word);
        }

        return rest;
    }

    private static int DefaultAt(ReadOnlySpan<byte> text)
    {
        var longest = 0;
        foreach (var range in Defaults.Split((byte)' '))
        {
            var word = Defaults[range];
            if (word.Length > longest && TellingWords.Begin(text, word))
            {
                longest = word.Length;
            }
        }

        return longest;
    }

    private static bool HasLetter(ReadOnlySpan<byte> secret)
    {
        foreach (var b in secret)
        {
            if (char.IsAsciiLetter((char)b))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(ReadOnlySpan<byte> secret)
    {
        if (secret.Length > LongestWord)
        {
            return false;
        }

        for (var i = 0; i < secret.Length; i++)
        {
            if (!char.IsAsciiLetterLower((char)secret[i]) && !(i == 0 && char.IsAsciiLetterUpper((char)secret[i])))
            {
                return false;
            }
        }

        // Nobody needs a list for what has seven letters.
        return secret.Length <= ShortWord || WordLikeness.Of(secret) >= LeastWordLike;
    }

    /// <summary>True for one of the words, in any case.</summary>
    public static bool IsOneOf(ReadOnlySpan<byte> value, ReadOnlySpan<byte> words)
    {
        foreach (var word in words.Split((byte)' '))
        {
            if (Ascii.EqualsIgnoreCase(value, words[word]))
            {
                return true;
            }
        }

        return false;
    }
}
