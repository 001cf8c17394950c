namespace SecretScan.History;

/// <summary>What some lines of a text turned out to be.</summary>
internal enum Stretch
{
    /// <summary>There is nothing in them.</summary>
    Empty,

    /// <summary>Something is in them, at places that are known.</summary>
    HasFinds,

    /// <summary>Something may be anywhere in them.</summary>
    Unknown,
}
