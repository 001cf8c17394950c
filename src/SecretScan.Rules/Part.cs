namespace SecretScan.Rules;

/// <summary>What a value is within a credential.</summary>
public enum Part
{
    /// <summary>The identifier of an API credential.</summary>
    Key,

    /// <summary>The signing secret of an API credential.</summary>
    Secret,

    /// <summary>The third value some venues ask for; a human word.</summary>
    Passphrase,

    /// <summary>An asymmetric private key.</summary>
    PrivateKey,

    /// <summary>A BIP-39 word sequence.</summary>
    Mnemonic,

    /// <summary>A bearer token.</summary>
    Token,

    /// <summary>A password.</summary>
    Password,

    /// <summary>A connection string or URL with a password in it.</summary>
    ConnectionString,

    /// <summary>A URL whose knowledge is the permission.</summary>
    Webhook,

    /// <summary>A certificate with its private key.</summary>
    Certificate,
}
