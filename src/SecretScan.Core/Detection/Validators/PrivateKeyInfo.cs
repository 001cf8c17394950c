namespace SecretScan.Detection;

/// <summary>What can be read off a private key without its passphrase.</summary>
/// <param name="Algorithm"><c>RSA</c>, <c>DSA</c>, <c>EC P-256</c>, <c>Ed25519</c>, ..., or <c>unknown</c>.</param>
/// <param name="Bits">Size of the modulus or field in bits; 0 where unknown.</param>
/// <param name="Encrypted">True when a passphrase protects it.</param>
public readonly record struct PrivateKeyInfo(string Algorithm, int Bits, bool Encrypted)
{
    internal static PrivateKeyInfo Unknown => new("unknown", 0, false);

    internal static PrivateKeyInfo Locked => new("unknown", 0, true);

    /// <summary>Algorithm and size in words: <c>RSA 2048</c>.</summary>
    public override string ToString() => Algorithm is "RSA" or "DSA" && Bits > 0 ? $"{Algorithm} {Bits}" : Algorithm;
}
