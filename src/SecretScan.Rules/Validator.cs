namespace SecretScan.Rules;

/// <summary>
/// The structural checks a rule can ask for with <c>validator: name</c> (the name is the member in lower case with
/// hyphens). What each one does, and its source, stands at its implementation in <c>SecretScan.Core/Detection/Validators</c>.
/// </summary>
public enum Validator
{
    /// <summary>None.</summary>
    None,

    /// <summary>MongoDB ObjectId whose first four bytes are a plausible creation time.</summary>
    ObjectId,

    /// <summary>UUID of version 4, RFC 9562 variant.</summary>
    UuidV4,

    /// <summary>Letters of both cases and digits, spread as in a random string.</summary>
    MixedAlphanumeric,

    /// <summary>Characters spread as in a random string of their alphabet: no words, no sequences, no repeats.</summary>
    Random,

    /// <summary>GitHub and npm tokens: the last six characters are the base62 CRC32 of the thirty before.</summary>
    Crc32Base62,

    /// <summary>GitLab routable tokens: length and base36 CRC32.</summary>
    GitLabRoutable,

    /// <summary>AWS key ids: base32 alphabet, the account id is reported.</summary>
    AwsKeyId,

    /// <summary>Azure storage account keys: 64 bytes; newer ones carry a signature and a Marvin32 checksum.</summary>
    AzureStorageKey,

    /// <summary>Azure common annotated keys (JQQJ99): a Marvin32 checksum over the first sixty bytes.</summary>
    AzureAnnotatedKey,

    /// <summary>Entra ID client secrets (8Q~): a Marvin32 checksum in the last three characters.</summary>
    EntraSecret,

    /// <summary>PyPI macaroon: location, identifier, signature.</summary>
    PyPiMacaroon,

    /// <summary>Grafana service account tokens: CRC32 in hex at the end.</summary>
    GrafanaCrc,

    /// <summary>Zuplo keys: CRC32 in hex at the end.</summary>
    ZuploCrc,

    /// <summary>Confluent keys: CRC32 in base64 at the end.</summary>
    ConfluentCrc,

    /// <summary>Azure DevOps personal access tokens of 52 characters: a CRC32 spread over them.</summary>
    AzureDevOpsPat,

    /// <summary>Bech32, as age writes its keys: a checksum in the last six characters.</summary>
    Bech32,

    /// <summary>A prefix and a JSON object in base64 (Sentry, 1Password, Grafana Cloud, Mapbox): the object parses.</summary>
    Base64Json,

    /// <summary>PKCS #12 archives in base64: version and content.</summary>
    Pkcs12,

    /// <summary>PEM, OpenSSH and PGP private keys: parses, encrypted or not, algorithm and size.</summary>
    PrivateKey,

    /// <summary>Google service account JSON: the private key parses.</summary>
    ServiceAccount,

    /// <summary>URL with user and password: placeholder and local ones are told apart.</summary>
    ConnectionUrl,

    /// <summary>Pairs joined by semicolons or blanks with a password and a server, database or user: placeholder and local ones are told apart.</summary>
    ConnectionString,

    /// <summary>A password in a place made for one: placeholders, references and code are none, defaults and single words are weak.</summary>
    Password,

    /// <summary>Private JSON web key: the object names its kind, sizes fit, the public half proves it.</summary>
    JsonWebKey,

    /// <summary>Cisco IOS type 7: reversible, its plain text is judged.</summary>
    CiscoType7,

    /// <summary>Obscured passwords of rclone.conf: reversible, their plain text is judged.</summary>
    RcloneObscured,

    /// <summary>cpassword of Group Policy Preferences: reversible, its plain text is judged.</summary>
    GroupPolicyPassword,

    /// <summary>User and password in base64, as registries, HTTP and mail servers take them: the password is judged.</summary>
    BasicAuth,

    /// <summary>Salted hash of a password (crypt): one with a made-up salt is an example.</summary>
    PasswordHash,

    /// <summary>JSON web token: header and payload are JSON objects, the header has an <c>alg</c>.</summary>
    Jwt,

    /// <summary>Fernet tokens: one that OctoBot's published key opens.</summary>
    OctobotFernet,

    /// <summary>The value assigned to a name that means a secret: random enough, and not code, a path, a hash or a word.</summary>
    Assignment,

    /// <summary>Passwords whose place says what they are (an argument of a command or call): what they look like, and what stands around.</summary>
    PassedPassword,

    /// <summary>Passwords in URLs of any scheme: the host, what they look like, and what stands around.</summary>
    UrlPassword,

    /// <summary>Bitcoin private keys in wallet import format: base58check, version, curve range. Finds its values itself.</summary>
    Wif,

    /// <summary>BIP-32 extended private keys (xprv and the versions of SLIP-132): base58check, fields, curve range.</summary>
    ExtendedKey,

    /// <summary>BIP-38 private keys under a passphrase: base58check. Finds its values itself.</summary>
    Bip38,

    /// <summary>Ethereum private keys: 64 hexadecimal digits within the range of the curve, by their name or proved by their address. Finds its values itself.</summary>
    EvmKey,

    /// <summary>Solana key pairs in base 58: the second half is the Ed25519 public key of the first. Finds its values itself.</summary>
    SolanaKey,

    /// <summary>Solana key pairs as lists of 64 numbers, with the same proof. Finds its values itself.</summary>
    SolanaArray,

    /// <summary>Ethereum keystore, version 3: the fields around the encrypted key.</summary>
    Keystore,

    /// <summary>BIP-39 mnemonics: words of one list and their checksum. Finds its values itself.</summary>
    Mnemonic,

    /// <summary>Wallet files of Bitcoin Core, their keys encrypted or not. Finds its values itself.</summary>
    WalletFile,

    /// <summary>Files of PKCS #12, JKS and JCEKS with a private key: whether a usual password opens them. Finds its values itself.</summary>
    KeyStoreFile,

    /// <summary>Databases of KeePass. Finds its values itself.</summary>
    KeepassFile,

    /// <summary>Thirty-two hexadecimal digits that are all of their file: a rule says by <c>files</c> in which. Finds its values itself.</summary>
    LoneHex,
}
