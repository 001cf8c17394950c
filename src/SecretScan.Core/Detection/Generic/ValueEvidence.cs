using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace SecretScan.Detection;

/// <summary>What a value says of itself, in the light of what its name means.</summary>
internal static class ValueEvidence
{
    private const double Even = 0.72;
    private const double VeryUneven = 0.9;
    private const double LeastRestless = 0.5;
    private const int ShortestKey = 16;
    private const int LongestRead = 160;
    private const int LongestDecoded = 256;
    private const int ShortestRecord = 30;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>The evidence in <paramref name="value"/> under a name that says <paramref name="name"/>.</summary>
    public static Evidence Of(ReadOnlySpan<byte> value, Evidence name)
    {
        var kinds = Kinds(value);
        var isKey = (name & (Evidence.KeyName | Evidence.PlaceOfPassword)) != 0;
        var isPassword = (name & (Evidence.PasswordName | Evidence.PlaceOfPassword)) != 0;
        return Reading(value)
            | Length(value)
            | (isPassword || value.Length >= ShortestKey ? 0 : Evidence.ShortKey)
            | Make(value, kinds, isPassword)
            | (IsUuid(value) ? isKey ? Evidence.UuidOfKey : Evidence.Uuid
                : IsHex(value) ? isKey ? Evidence.HexOfKey : Evidence.Hex | (value.Length is 32 or 40 or 64 or 96 or 128 ? Evidence.HashLength : 0)
                : InBase64(value))
            | Likeness(value)
            | (IsIdentifier(value) && !(isPassword && (kinds & (Kind.Upper | Kind.Digit)) == (Kind.Upper | Kind.Digit)) ? Evidence.Identifier : 0)
            | (Entropy.Normalised(value) is var entropy && entropy < Even ? Evidence.Repetitive : entropy >= VeryUneven ? Evidence.Uneven : 0)
            | (Restlessness(value) >= LeastRestless ? Evidence.Restless : 0);
    }

    // The bands stand where the distributions at CharacterModel part.
    private static Evidence Reading(ReadOnlySpan<byte> value) => CharacterModel.Bits(value) switch
    {
        <= -4 => Evidence.Words,
        <= 2 => Evidence.RatherWords,
        <= 10 => Evidence.RatherDrawn,
        <= 20 => Evidence.Drawn,
        _ => Evidence.SurelyDrawn,
    };

    private static Evidence Length(ReadOnlySpan<byte> value) => value.Length switch
    {
        < 10 => Evidence.Short,
        < 16 => Evidence.Medium,
        < 24 => Evidence.None,
        _ => Evidence.Long,
    };

    private static Evidence Make(ReadOnlySpan<byte> value, Kind kinds, bool isPassword)
    {
        var evidence = (kinds & Kind.Other) != 0 ? Evidence.NotAscii : Evidence.None;
        evidence |= (kinds & Kind.Code) != 0 ? Evidence.CodeCharacters : 0;
        evidence |= (kinds & Kind.Space) != 0 ? Evidence.Spaces : 0;
        var (hasLetter, hasDigit, hasMark) = ((kinds & (Kind.Lower | Kind.Upper)) != 0, (kinds & Kind.Digit) != 0, (kinds & (Kind.Mark | Kind.Code)) != 0);
        evidence |= !hasLetter ? Evidence.NoLetters : !hasDigit && !hasMark ? Evidence.LettersOnly : 0;
        evidence |= IsNumberedWord(value) ? Evidence.NumberedWord : 0;
        return !isPassword || !hasLetter ? evidence
            : hasDigit && hasMark ? evidence | ((kinds & Kind.Lower) != 0 && (kinds & Kind.Upper) != 0 ? Evidence.MixedPassword : Evidence.MarkedPassword)
            : (kinds & (Kind.Lower | Kind.Upper | Kind.Digit | Kind.Joint)) == (Kind.Lower | Kind.Upper | Kind.Digit | Kind.Joint) ? evidence | Evidence.MarkedPassword
            : hasMark ? evidence | Evidence.MarkedPassword
            : hasDigit && ((kinds & Kind.Upper) != 0 || !IsIdentifier(value)) ? evidence | Evidence.NumberedPassword
            : evidence;
    }

    private static Evidence Likeness(ReadOnlySpan<byte> value)
    {
        var characters = 0;
        foreach (var b in value)
        {
            characters += char.IsAsciiLetterOrDigit((char)b) ? 1 : 0;
        }

        Span<byte> read = stackalloc byte[Math.Min(value.Length, LongestRead)];
        LeetSpelling.Undo(value, read);
        var covered = Math.Max(PlaceholderWords.Covered(value), PlaceholderWords.Covered(read));
        return (covered * 2 > characters ? Evidence.PlaceholderWords : covered * 4 > characters ? Evidence.SomePlaceholderWords : 0)
            | (NamesItself(read) ? Evidence.NamesItself : 0);
    }

    private static bool NamesItself(ReadOnlySpan<byte> value)
    {
        for (var at = 0; at + 3 <= value.Length; at++)
        {
            if ((value[at] | 0x20) is 'p' or 's' or 't' && Begins(value[at..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Begins(ReadOnlySpan<byte> text) =>
        TellingWords.Begin(text, "passw"u8) || TellingWords.Begin(text, "passphrase"u8) || TellingWords.Begin(text, "secret"u8)
        || TellingWords.Begin(text, "token"u8) || TellingWords.Begin(text, "test"u8);

    // Parts joined by hyphens and the like, each of letters or of digits alone or short (k8s), in one case: none or all begin with a capital.
    private static bool IsIdentifier(ReadOnlySpan<byte> value)
    {
        var (parts, small, large) = (0, 0, 0);
        foreach (var range in value.SplitAny("-_./: "u8))
        {
            var part = value[range];
            if (part.IsEmpty || (part.Length > 3 && part.ContainsAnyExcept(Digits) && part.ContainsAnyExcept(Letters)))
            {
                return false;
            }

            parts++;
            small += char.IsAsciiLetterLower((char)part[0]) && !part.ContainsAnyInRange((byte)'A', (byte)'Z') ? 1 : 0;
            large += char.IsAsciiLetterUpper((char)part[0]) ? 1 : 0;
        }

        return parts > 1 && (small == 0 || large == 0);
    }

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    private static readonly SearchValues<byte> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    private static bool IsNumberedWord(ReadOnlySpan<byte> value)
    {
        var letters = value.IndexOfAnyExcept(Letters);
        return letters > 2 && letters < value.Length && value.Length - letters <= 8 && !value[letters..].ContainsAnyExcept(Digits);
    }

    private static bool IsHex(ReadOnlySpan<byte> value) => value.Length >= 16 && !value.ContainsAnyExcept(HexDigits);

    private static bool IsUuid(ReadOnlySpan<byte> value) =>
        value.Length == 36 && value[8] == '-' && value[13] == '-' && value[18] == '-' && value[23] == '-'
        && !value[..8].ContainsAnyExcept(HexDigits) && !value[24..].ContainsAnyExcept(HexDigits);

    // Text that was only wrapped (a pass for basic authentication, JSON, a sentence), or records with names in them (descriptors of
    // protocol buffers): of random bytes three in eight are printable.
    private static Evidence InBase64(ReadOnlySpan<byte> value)
    {
        var groups = value[..(value.Length / 4 * 4)];
        if (groups.Length < 8 || groups.Length > LongestDecoded || !Base64.IsValid(groups))
        {
            return Evidence.None;
        }

        Span<byte> text = stackalloc byte[LongestDecoded];
        Base64.DecodeFromUtf8(groups, text, out _, out var length);
        text = text[..length];
        var others = 0;
        foreach (var b in text)
        {
            others += b is (< 0x20 and not (byte)'\n' and not (byte)'\r' and not (byte)'\t') or > 0x7E ? 1 : 0;
        }

        var isText = groups.Length == value.Length && others == 0;
        return isText || (length >= ShortestRecord && others * 4 <= length)
            ? Evidence.TextInBase64 | (isText && Placeholder.Is(text) ? Evidence.PlaceholderWords : 0)
            : Evidence.None;
    }

    // Share of neighbours that differ in kind: small letter, capital, digit. Six of ten do in base62.
    private static double Restlessness(ReadOnlySpan<byte> value)
    {
        var changes = 0;
        for (var i = 1; i < value.Length; i++)
        {
            changes += Class(value[i]) is var kind and > 0 && Class(value[i - 1]) is var before and > 0 && kind != before ? 1 : 0;
        }

        return (double)changes / (value.Length - 1);
    }

    private static int Class(byte b) =>
        char.IsAsciiLetterLower((char)b) ? 1 : char.IsAsciiLetterUpper((char)b) ? 2 : char.IsAsciiDigit((char)b) ? 3 : 0;

    private static Kind Kinds(ReadOnlySpan<byte> value)
    {
        Kind kinds = 0;
        foreach (var b in value)
        {
            kinds |= b switch
            {
                >= (byte)'a' and <= (byte)'z' => Kind.Lower,
                >= (byte)'A' and <= (byte)'Z' => Kind.Upper,
                >= (byte)'0' and <= (byte)'9' => Kind.Digit,
                (byte)'-' or (byte)'_' or (byte)'.' or (byte)'/' or (byte)':' => Kind.Joint,
                (byte)'(' or (byte)')' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'<' or (byte)'>' or (byte)';' or (byte)',' or (byte)'\\' => Kind.Code,
                (byte)' ' => Kind.Space,
                > 0x7E => Kind.Other,
                _ => Kind.Mark,
            };
        }

        return kinds;
    }

    [Flags]
    private enum Kind
    {
        Lower = 1,
        Upper = 2,
        Digit = 4,
        Joint = 8,
        Mark = 16,
        Code = 32,
        Space = 64,
        Other = 128,
    }
}
