namespace SecretScan.Credentials;

/// <summary>What the name of a value says about the part it would be.</summary>
internal enum NameFit
{
    /// <summary>The name means something else.</summary>
    Contradicts,

    /// <summary>There is a name and it says nothing.</summary>
    Unknown,

    /// <summary>There is no name: the value is passed by position.</summary>
    Positional,

    /// <summary>The name fits and is used for many other things too: <c>key</c>, <c>pass</c>.</summary>
    Weak,

    /// <summary>The name fits: <c>api_key</c>, <c>secret</c>, <c>passphrase</c>.</summary>
    Strong,
}
