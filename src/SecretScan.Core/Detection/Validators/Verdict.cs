namespace SecretScan.Detection;

/// <summary>What a structural check says of a value.</summary>
public enum Verdict
{
    /// <summary>It is not what the rule looks for.</summary>
    Reject,

    /// <summary>Nothing speaks against it.</summary>
    Accept,

    /// <summary>It carries its own proof: a checksum that fits, a key that parses.</summary>
    Proved,

    /// <summary>It is one, of little worth: severity low.</summary>
    Weak,

    /// <summary>It is one that documentation prints: severity info.</summary>
    Example,

    /// <summary>It was one, for a time that is over: severity info.</summary>
    Expired,

    /// <summary>It is one that is useless without a passphrase: severity info.</summary>
    Encrypted,
}
