namespace SecretScan.Detection;

/// <summary>What can speak for or against a value being a secret. What each piece weighs stands in <see cref="EvidenceTable"/>.</summary>
[Flags]
internal enum Evidence : ulong
{
    None = 0,

    // The name.
    PasswordName = 1ul << 0,
    KeyName = 1ul << 1,
    SecretName = 1ul << 2,
    WeakName = 1ul << 3,
    LoneName = 1ul << 4,
    ServiceName = 1ul << 5,
    PlaceOfPassword = 1ul << 7,

    // The value: how it reads.
    Words = 1ul << 8,
    RatherWords = 1ul << 9,
    RatherDrawn = 1ul << 10,
    Drawn = 1ul << 11,
    SurelyDrawn = 1ul << 12,
    Uneven = 1ul << 13,
    Repetitive = 1ul << 14,
    Restless = 1ul << 15,

    // The value: what it is made of.
    PassphraseName = 1ul << 62,
    ShortKey = 1ul << 6,
    Short = 1ul << 16,
    Medium = 1ul << 17,
    Long = 1ul << 18,
    MixedPassword = 1ul << 19,
    MarkedPassword = 1ul << 20,
    NumberedPassword = 1ul << 21,
    LettersOnly = 1ul << 22,
    NoLetters = 1ul << 23,
    Hex = 1ul << 24,
    HexOfKey = 1ul << 25,
    HashLength = 1ul << 26,
    Uuid = 1ul << 27,
    UuidOfKey = 1ul << 28,
    TextInBase64 = 1ul << 29,
    Identifier = 1ul << 30,
    NumberedWord = 1ul << 31,
    PlaceholderWords = 1ul << 32,
    SomePlaceholderWords = 1ul << 33,
    NamesItself = 1ul << 34,
    NotAscii = 1ul << 35,
    CodeCharacters = 1ul << 36,
    Spaces = 1ul << 37,

    // The syntax.
    Quoted = 1ul << 38,
    ConfigurationLine = 1ul << 39,
    BareInCode = 1ul << 40,
    Called = 1ul << 41,
    Prose = 1ul << 42,
    Comment = 1ul << 43,

    // The neighbours.
    UserBeside = 1ul << 44,
    HostBeside = 1ul << 45,
    PlaceholdersBeside = 1ul << 46,
    TestBeside = 1ul << 47,
    TestOnLine = 1ul << 48,
    ExampleOnLine = 1ul << 49,
    MadeUp = 1ul << 50,
    OneOfMany = 1ul << 51,
    Again = 1ul << 52,
    LongLine = 1ul << 53,
    SecretsBeside = 1ul << 63,
    SearchKey = 1ul << 61,

    // The path.
    TestPath = 1ul << 54,
    ExamplePath = 1ul << 55,
    DocumentationPath = 1ul << 56,
    ListingPath = 1ul << 57,
    TranslationPath = 1ul << 58,
    ForeignPath = 1ul << 59,
    ConfigurationPath = 1ul << 60,
}
