namespace SecretScan.Rules.Patterns;

/// <summary>The words in front of a program.</summary>
internal static class EntryHeader
{
    /// <summary>Number of the set of bytes that may stand before a match.</summary>
    public const int Before = 0;

    /// <summary>Number of the set of bytes that may stand after a match.</summary>
    public const int After = 1;

    /// <summary>Number of the set of bytes a match can begin with.</summary>
    public const int First = 2;

    /// <summary>Where in the literals the bytes stand that every match begins with.</summary>
    public const int PrefixOffset = 3;

    /// <summary>How many these are; 0 when a match can begin in more than one way.</summary>
    public const int PrefixLength = 4;

    /// <summary>How many retries can be pending at once.</summary>
    public const int Retries = 5;

    /// <summary>Number of words in the header; the program follows.</summary>
    public const int Length = 6;
}
