namespace SecretScan.Rules;

/// <summary>The kinds of private key that venues tell apart.</summary>
public enum KeyAlgorithm
{
    /// <summary>RSA of any size.</summary>
    Rsa,

    /// <summary>Elliptic curves of NIST and SECG: P-256, secp256k1.</summary>
    Ec,

    /// <summary>Ed25519, RFC 8032.</summary>
    Ed25519,
}
