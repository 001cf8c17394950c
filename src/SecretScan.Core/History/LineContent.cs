namespace SecretScan.History;

/// <summary>What is in a part of a text, the least first.</summary>
internal enum LineContent : byte
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Values that may be parts of a credential where the text names a venue.</summary>
    Values,

    /// <summary>Tokens, which speak for themselves.</summary>
    Tokens,

    /// <summary>A venue's name, or a value that looks like part of a credential: what it means, all that stands around tells.</summary>
    Places,
}
