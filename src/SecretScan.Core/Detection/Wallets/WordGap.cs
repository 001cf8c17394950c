namespace SecretScan.Detection;

/// <summary>What stands between two words. The words of one phrase are parted by the same kind of gap.</summary>
internal enum WordGap
{
    /// <summary>Something that parts no words of one phrase.</summary>
    None,

    /// <summary>White space, newlines included, or the end of one string literal and the start of the next that continues it.</summary>
    Blank,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>The quotes of words that are strings of their own.</summary>
    Quote,

    /// <summary>The number of the next word.</summary>
    Number,

    /// <summary>A new line with a bullet.</summary>
    Bullet,

    /// <summary>A hyphen or an underscore.</summary>
    Hyphen,
}
