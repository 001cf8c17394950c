using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// What a name says of 64 hexadecimal digits: <c>PRIVATE_KEY</c>, <c>accounts</c> and the functions of the wallet libraries
/// make a key likely, <c>txHash</c>, <c>merkleRoot</c> and <c>salt</c> rule it out. Of 17,000 such values in 125 public
/// repositories nearly all are of the second kind, so a name that says nothing counts for nothing.
/// </summary>
internal static class EvmKeyName
{
    // How the name of a private key ends, its words written together.
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        "privatekey", "privatekeys", "privkey", "privkeys", "prvkey", "prikey", "pvtkey", "privatekeyhex", "privkeyhex", "priv", "private",
        "pk", "pks", "pkey", "ethkey", "evmkey", "walletkey", "walletkeys", "walletpk", "walletsecretkey", "deployer", "deployerkey", "deployerpk", "signerkey", "ownerkey",
        "operatorkey", "minterkey", "relayerkey", "keeperkey", "senderkey", "treasurykey", "faucetkey", "agentkey", "sequencerkey", "batcherkey", "proposerkey",
        "executorkey", "hotwalletkey",
    };

    // The same with 0x before the digits: without it a SECRET_KEY is that of a web framework.
    private static readonly HashSet<string> TellingWithPrefix = new(StringComparer.Ordinal)
    {
        "secretkey", "secret", "sk", "signingkey", "deploykey", "accountkey", "adminkey", "validatorkey", "fundingkey", "botkey", "keyhex", "rawkey", "walletsecret",
        "signer", "wallet", "accounts", "wallets", "signers", "deployers", "privatekeyorseed", "ethsecret",
    };

    // Functions that take a private key.
    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal)
    {
        "wallet", "basewallet", "localwallet", "localaccount", "hdwalletprovider", "privatekeyprovider", "privatekeysigner", "signingkey", "privatekey",
        "fromkey", "fromprivatekey", "fromprivkey", "fromhexprivatekey", "privatekeytoaccount", "privatekeytoaddress", "privatetoaddress", "privatekeytopublickey",
        "hextoecdsa", "startbroadcast", "vmaddr", "vmsign", "rememberkey", "importkey", "importrawkey", "importprivatekey", "credentialscreate", "accountsadd", "accountswalletadd",
        "ethecdsakey", "ethereckey", "addaccount", "eckeypaircreate", "ecpairfromhex",
    };

    private static readonly HashSet<string> Denying = new(StringComparer.Ordinal)
    {
        "hash", "hashes", "hashed", "tx", "txs", "txn", "txid", "txhash", "transaction", "transactions", "block", "blockhash", "root", "roots", "topic", "topics", "salt",
        "digest", "checksum", "checksums", "integrity", "bytecode", "code", "codehash", "signature", "signatures", "sig", "sha", "sha1", "sha256", "sha512", "md5",
        "keccak", "keccak256", "commit", "revision", "rev", "public", "pub", "pubkey", "pubkeys", "address", "addresses", "addr", "nonce", "calldata", "selector",
        "merkle", "proof", "leaf", "slot", "storage", "uuid", "guid", "id", "ids", "typehash", "domain", "separator", "commitment", "nullifier", "order", "modulus",
        "prime", "generator", "etag", "version", "fingerprint", "thumbprint", "role", "event", "message", "msg", "challenge", "preimage", "condition",
    };

    // These turn even a private key into something else: its hash, its public half.
    private static readonly HashSet<string> AlwaysDenying = new(StringComparer.Ordinal) { "hash", "public", "pub", "digest", "encrypted" };

    /// <summary>What the name of a value says, or that of the list or object it stands in.</summary>
    public static Likelihood OfName(ReadOnlySpan<byte> name, bool hasPrefix)
    {
        var words = Name.Of(name);
        var isTelling = words.EndsWith(Telling, []).Ending.Length > 0;
        var isLikely = isTelling || (hasPrefix && words.EndsWith(TellingWithPrefix, []).Ending.Length > 0);
        return isLikely && !words.Has(isTelling ? AlwaysDenying : Denying) ? Likelihood.Likely
            : words.Has(Denying) ? Likelihood.Denied
            : Likelihood.Unknown;
    }

    /// <summary>What the function says that a value is passed to.</summary>
    public static Likelihood OfCall(ReadOnlySpan<byte> callee)
    {
        var words = Name.Of(callee);
        return words.EndsWith(Calls, []).Ending.Length > 0 ? Likelihood.Likely
            : words.Has(Denying) ? Likelihood.Denied
            : Likelihood.Unknown;
    }
}
