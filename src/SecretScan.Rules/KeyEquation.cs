namespace SecretScan.Rules;

/// <summary>What holds between the public and the private half of a venue's credential, and proves both.</summary>
public enum KeyEquation
{
    /// <summary>Nothing is known to hold.</summary>
    None,

    /// <summary>
    /// The secret is an Ed25519 seed in base64, with its public key behind it or with the public key as the venue's key.
    /// Source: RFC 8032.
    /// </summary>
    Ed25519,
}
