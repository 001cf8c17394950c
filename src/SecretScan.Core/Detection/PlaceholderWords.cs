using System.Text;

namespace SecretScan.Detection;

/// <summary>The words that placeholders are made of, and how much of a value they cover.</summary>
internal static class PlaceholderWords
{
    internal const int ShortestWord = 3;
    internal const int ShortestAnywhere = 5;
    internal const int ShortestAlone = 3;
    internal const int LongestAlone = 7;

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
        for (var at = 0; at + ShortestAnywhere <= value.Length; at++)
        {
            if (MayTell(value[at], value[at + 1]) && LongestOf(TellingAnywhere, value[at..]) > 0)
            {
                return true;
            }
        }

        for (var start = 0; start < value.Length;)
        {
            var end = start;
            while (end < value.Length && !IsJoint(value[end]))
            {
                end++;
            }

            if (end - start is >= ShortestAlone and <= LongestAlone && LongestOf(TellingAlone, value[start..end]) == end - start)
            {
                return true;
            }

            start = end + 1;
        }

        return false;
    }

    /// <summary>False for what begins no word of <see cref="LengthAt"/>: nearly every pair of characters.</summary>
    internal static bool MayBegin(byte first, byte second) => (first | 0x20) is >= 'a' and <= 'z'
        ? (Seconds[(first | 0x20) - 'a'] >> ((second | 0x20) - 'a') & 1) != 0
        : first == '1' && second == '2';

    /// <summary>False for what begins no word that tells wherever it stands.</summary>
    internal static bool MayTell(byte first, byte second) =>
        (first | 0x20, second | 0x20) is ('e', 'x') or ('p', 'l') or ('c', 'h') or ('r', 'e') or ('y', 'o') or ('i', 'n') or ('d', 'u') or ('g', 'e');

    // The second letters of words, as bits, by their first.
    private static ReadOnlySpan<uint> Seconds =>
    [
        0x034A80E, 0x0004811, 0x0024880, 0x0100111, 0x0803000, 0x0024101, 0x0004010, 0x0000111,
        0x0002000, 0x0000000, 0x0000010, 0x0004100, 0x1004111, 0x0104111, 0x008A800, 0x0520881,
        0x0500000, 0x0004011, 0x0184091, 0x0424090, 0x0042000, 0x0000011, 0x0024101, 0x1800000,
        0x0004000, 0x0000000,
    ];

    private static bool IsJoint(byte c) => c is (byte)'_' or (byte)'-' or (byte)'.' or (byte)' ' or (byte)'/' or (byte)':' or (byte)'<' or (byte)'>'
        or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'(' or (byte)')';

    internal static ReadOnlySpan<byte> TellingAnywhere =>
        "example placeholder changeme change_me change-me replaceme replace_me redacted your_ your- youra yours insert_ dummy_ removed generate-me generate_me"u8;

    internal static ReadOnlySpan<byte> TellingAlone => "your here insert dummy fake sample mock replace todo fixme xxx"u8;

    // Short words are many enough to occur by chance; only their share of the whole value says something.
    private static int WordAt(ReadOnlySpan<byte> text) =>
        text.Length >= ShortestWord && MayBegin(text[0], text[1]) ? LongestOf(Words((byte)(text[0] | 0x20)), text) : 0;

    private static int LongestOf(ReadOnlySpan<byte> words, ReadOnlySpan<byte> text)
    {
        var longest = 0;
        while (!words.IsEmpty)
        {
            var length = words.IndexOf((byte)' ') is var blank and >= 0 ? blank : words.Length;
            if (length > longest && text.Length >= length && Ascii.EqualsIgnoreCase(text[..length], words[..length]))
            {
                longest = length;
            }

            words = words[Math.Min(length + 1, words.Length)..];
        }

        return longest;
    }

    internal static ReadOnlySpan<byte> Words(byte first) => (char)first switch
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
