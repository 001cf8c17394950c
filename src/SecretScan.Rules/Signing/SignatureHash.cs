namespace SecretScan.Rules;

/// <summary>The hash inside the HMAC of a signed request.</summary>
public enum SignatureHash
{
    /// <summary>SHA-256.</summary>
    Sha256,

    /// <summary>SHA-384.</summary>
    Sha384,

    /// <summary>SHA-512.</summary>
    Sha512,
}
