using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace SecretScan.Detection;

/// <summary>What each piece of evidence weighs, and how it is told.</summary>
/// <remarks>
/// A weight is ten times the natural logarithm of odds. How the weights were chosen, on what data, and with what errors
/// stands in <c>rules/generic/README.md</c>.
/// </remarks>
internal static class EvidenceTable
{
    // Odds of a value about which nothing is known but that its pattern matched.
    private const int Start = 1;
    private const int High = 50;
    private const int Medium = 0;
    private const int Low = -6;

    // Quoted, alone on its line, a user and a host beside it.
    private const int MostOfPlace = 27;

    /// <summary>How sure a finding with this evidence is, or null when there is too little to speak of.</summary>
    public static Rules.Confidence? ConfidenceOf(Evidence evidence) => Score(evidence) switch
    {
        >= High when evidence.HasFlag(Evidence.SurelyDrawn) => Rules.Confidence.High,
        >= Medium => Rules.Confidence.Medium,
        >= Low => Rules.Confidence.Low,
        _ => null,
    };

    /// <summary>True when neither place nor path can make enough of what name and value say: not worth looking around.</summary>
    public static bool IsHopeless(Evidence evidence) => Score(evidence) + MostOfPlace + PathEvidence.Most < Low;

    /// <summary>True when no path can make enough of it.</summary>
    public static bool IsTooLittle(Evidence evidence) => Score(evidence) + PathEvidence.Most < Low;

    /// <summary>The sum of the weights.</summary>
    public static int Score(Evidence evidence)
    {
        var score = Start;
        for (var left = (ulong)evidence; left != 0; left &= left - 1)
        {
            score += Of((Evidence)(left & ~(left - 1))).Weight;
        }

        return score;
    }

    /// <summary>What one piece weighs.</summary>
    public static int Weight(Evidence piece) => Of(piece).Weight;

    /// <summary>Every piece with its weight: first what speaks for it, the heaviest before the others, last what speaks most against it.</summary>
    public static ImmutableArray<string> Tell(Evidence evidence)
    {
        var told = new List<(int Weight, string Words)>();
        for (var left = (ulong)evidence; left != 0; left &= left - 1)
        {
            told.Add(Of((Evidence)(left & ~(left - 1))));
        }

        return [.. told.Where(piece => piece.Weight != 0).OrderByDescending(piece => piece.Weight).Select(piece => $"{piece.Weight.ToString("+0;-0", CultureInfo.InvariantCulture)} {piece.Words}")];
    }

    private static (int Weight, string Words) Of(Evidence piece) => piece switch
    {
        Evidence.PasswordName => (18, "its name means a password"),
        Evidence.PassphraseName => (10, "its name means words"),
        Evidence.KeyName => (12, "its name means a secret key or an access token"),
        Evidence.SecretName => (10, "its name means a secret or a token"),
        Evidence.WeakName => (-21, "its name is that of some key"),
        Evidence.LoneName => (-7, "its name says no more than that"),
        Evidence.ServiceName => (12, "its name says of which service"),
        Evidence.PlaceOfPassword => (20, "it stands where a password is passed"),
        Evidence.Words => (-14, "it reads like words"),
        Evidence.RatherWords => (-13, "it reads rather like words"),
        Evidence.RatherDrawn => (0, "it reads rather like a random value"),
        Evidence.Drawn => (13, "it reads like a random value"),
        Evidence.SurelyDrawn => (14, "it reads in no way like words"),
        Evidence.Uneven => (2, "its characters are spread evenly"),
        Evidence.Repetitive => (-10, "some characters recur too often"),
        Evidence.Restless => (-1, "small letters, capitals and digits alternate"),
        Evidence.ShortKey => (-18, "it is shorter than keys are"),
        Evidence.Short => (-10, "it is short"),
        Evidence.Medium => (-3, "it is not long"),
        Evidence.Long => (2, "it is long"),
        Evidence.MixedPassword => (24, "a password mixed of small letters, capitals, digits and marks"),
        Evidence.MarkedPassword => (11, "a password with a mark in it"),
        Evidence.NumberedPassword => (12, "a password of letters and digits"),
        Evidence.LettersOnly => (-22, "it has only letters"),
        Evidence.NoLetters => (-27, "it has no letters"),
        Evidence.Hex => (-10, "it is hexadecimal"),
        Evidence.HexOfKey => (-3, "it is hexadecimal, as keys of that name may be"),
        Evidence.HashLength => (-3, "it has the length of a hash"),
        Evidence.Uuid => (-20, "it is a UUID"),
        Evidence.UuidOfKey => (-2, "it is a UUID, as keys of that name may be"),
        Evidence.TextInBase64 => (-45, "it is text in base64"),
        Evidence.Identifier => (-25, "it is made of words and numbers that are joined"),
        Evidence.NumberedWord => (-16, "it is a word with a number"),
        Evidence.PlaceholderWords => (-31, "it is made of words that placeholders are made of"),
        Evidence.SomePlaceholderWords => (-10, "it holds words that placeholders are made of"),
        Evidence.NamesItself => (-19, "it says password, secret, token or test"),
        Evidence.NotAscii => (-21, "it has characters beyond ASCII"),
        Evidence.CodeCharacters => (-19, "it has brackets or separators as code has"),
        Evidence.Spaces => (-20, "it has spaces"),
        Evidence.Quoted => (6, "it is quoted"),
        Evidence.ConfigurationLine => (2, "it is alone on its line with its name"),
        Evidence.BareInCode => (-5, "it stands in the middle of a line without quotes"),
        Evidence.Called => (-5, "it is an argument"),
        Evidence.Prose => (-5, "it stands in a sentence"),
        Evidence.Comment => (-9, "it stands in a comment"),
        Evidence.UserBeside => (1, "a user is named beside it"),
        Evidence.HostBeside => (4, "a host is named beside it"),
        Evidence.SecretsBeside => (14, "words for secrets stand beside its plain name"),
        Evidence.PlaceholdersBeside => (-13, "placeholders stand beside it"),
        Evidence.TestBeside => (-14, "test code stands around it"),
        Evidence.TestOnLine => (-16, "its line speaks of a test"),
        Evidence.ExampleOnLine => (-12, "its line speaks of an example"),
        Evidence.MadeUp => (-40, "its line says that it is made up"),
        Evidence.OneOfMany => (-16, "many values of that name stand around it"),
        Evidence.Again => (-9, "it stands there more than once"),
        Evidence.LongLine => (-19, "its line is very long"),
        Evidence.SearchKey => (-40, "it is a search key, which sites publish"),
        Evidence.TestPath => (-55, "its path is that of a test"),
        Evidence.ExamplePath => (-16, "its path is that of an example"),
        Evidence.DocumentationPath => (-19, "its path is that of documentation"),
        Evidence.ListingPath => (-33, "its path is that of a list of hashes"),
        Evidence.TranslationPath => (-30, "its path is that of a translation"),
        Evidence.ForeignPath => (-13, "its path or the head of its file says that it is copied or generated code"),
        Evidence.ConfigurationPath => (6, "its path is that of a configuration"),
        _ => (0, ""),
    };
}
