using System.Text;

namespace SecretScan.Detection;

/// <summary>The words that placeholders are made of, and how much of a value they cover.</summary>
internal static class PlaceholderWords
{
    /// <summary>Letters and digits of <paramref name="value"/> that belong to words of the list, longest word first.</summary>
    public static int Covered(ReadOnlySpan<byte> value)
    {
        var covered = 0;
        for (var at = 0; at < value.Length;)
        {
            var length = WordAt(value[at..]);
            covered += length;
            at += Math.Max(1, length);
        }

        return covered;
    }

    /// <summary>How many characters the longest word of the list takes at the beginning of <paramref name="text"/>; 0 for none.</summary>
    public static int LengthAt(ReadOnlySpan<byte> text) => WordAt(text);

    /// <summary>True when a word stands in it that no credential contains by chance: long, or a token of its own.</summary>
    public static bool Tells(ReadOnlySpan<byte> value)
    {
        for (var at = 0; at < value.Length; at++)
        {
            if (LongestOf(TellingAnywhere, value[at..]) > 0)
            {
                return true;
            }
        }

        foreach (var token in value.SplitAny("_-. /:<>[]{}()"u8))
        {
            if (LongestOf(TellingAlone, value[token]) == value[token].Length && !value[token].IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> TellingAnywhere =>
        "example placeholder changeme change_me change-me replaceme replace_me redacted your_ your- youra yours insert_ dummy_ removed generate-me generate_me"u8;

    private static ReadOnlySpan<byte> TellingAlone => "your here insert dummy fake sample mock replace todo fixme xxx"u8;

    // Short words are many enough to occur by chance; only their share of the whole value says something.
    private static int WordAt(ReadOnlySpan<byte> text) => LongestOf(Words((byte)(text[0] | 0x20)), text);

    private static int LongestOf(ReadOnlySpan<byte> words, ReadOnlySpan<byte> text)
    {
        var longest = 0;
        foreach (var range in words.Split((byte)' '))
        {
            var word = words[range];
            if (word.Length > longest && text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[..word.Length], word))
            {
                longest = word.Length;
            }
        }

        return longest;
    }

    private static ReadOnlySpan<byte> Words(byte first) => (char)first switch
    {
        'a' => "abc abcd abcdef access account actual add admin alice and any api app asdf auth available"u8,
        'b' => "bad bar base baz bearer blah bob bot"u8,
        'c' => "change changeit client code config cred credential credentials"u8,
        'd' => "data default demo dev disabled dummy"u8,
        'e' => "email empty encoded encrypted enter example exchange"u8,
        'f' => "fake false fill first fixture foo foobar for from"u8,
        'g' => "get gets goes"u8,
        'h' => "hash has have hello here hex hidden"u8,
        'i' => "incorrect input insert into invalid"u8,
        'k' => "key keys"u8,
        'l' => "live local localhost login long lorem"u8,
        'm' => "masked memo minio minioadmin missing mock mysql mykey mypass mysecret"u8,
        'n' => "name new nil none not nothing null number"u8,
        'o' => "old one only optional other"u8,
        'p' => "pass passphrase passwd password pass_phrase paste phrase placeholder please prefix private prod public put pwd"u8,
        'q' => "qux qwe qwerty"u8,
        'r' => "random real redacted replace required root"u8,
        's' => "sample sandbox second secret secretkey secure set should some somevalue something string stub super suffix"u8,
        't' => "temp test tested tester testing that the this to_be token todo top true two"u8,
        'u' => "undefined unknown unset use used user username"u8,
        'v' => "valid value very"u8,
        'w' => "wallet with word world wrong"u8,
        'x' => "xxx xyz"u8,
        'y' => "you your yours"u8,
        '1' => "123 1234 12345 123456"u8,
        _ => default,
    };
}
