using SecretScan.Rules;

namespace SecretScan.Detection;

/// <summary>The structural checks that rules name. None throws, whatever the bytes.</summary>
public static class Validators
{
    /// <summary>Runs one check.</summary>
    /// <param name="validator">The check; <see cref="Validator.None"/> accepts everything.</param>
    /// <param name="secret">The group <c>secret</c> of the match.</param>
    /// <param name="match">The whole match.</param>
    /// <param name="surroundings">The text around the match, the match included; may be empty.</param>
    public static Validation Check(
        Validator validator, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings) => secret.IsEmpty ? Validation.Rejected : validator switch
        {
            Validator.ObjectId => ObjectId.Check(secret),
            Validator.UuidV4 => UuidV4.Check(secret),
            Validator.MixedAlphanumeric => MixedAlphanumeric.Check(secret),
            Validator.Random => RandomText.Check(secret),
            Validator.Crc32Base62 => Crc32Base62.Check(secret),
            Validator.GitLabRoutable => GitLabRoutable.Check(secret),
            Validator.AwsKeyId => AwsKeyId.Check(secret),
            Validator.AzureStorageKey => AzureStorageKey.Check(secret),
            Validator.AzureAnnotatedKey => AzureAnnotatedKey.Check(secret),
            Validator.EntraSecret => EntraSecret.Check(secret),
            Validator.PyPiMacaroon => PyPiMacaroon.Check(secret),
            Validator.GrafanaCrc => CrcSuffix.Grafana(secret),
            Validator.ZuploCrc => CrcSuffix.Zuplo(secret),
            Validator.ConfluentCrc => CrcSuffix.Confluent(secret),
            Validator.AzureDevOpsPat => AzureDevOpsPat.Check(secret),
            Validator.Bech32 => Bech32.Check(secret),
            Validator.Base64Json => EncodedObject.Check(secret),
            Validator.Pkcs12 => Pkcs12.Check(secret),
            Validator.PrivateKey => PrivateKeys.Check(secret),
            Validator.ServiceAccount => ServiceAccount.Check(secret, surroundings),
            Validator.ConnectionUrl => ConnectionUrl.Check(secret, match),
            Validator.ConnectionString => ConnectionString.Check(secret, match, surroundings),
            Validator.Password => PasswordText.Check(secret),
            Validator.JsonWebKey => JsonWebKey.Check(secret, surroundings),
            Validator.CiscoType7 => CiscoType7.Check(secret),
            Validator.RcloneObscured => RcloneObscured.Check(secret),
            Validator.GroupPolicyPassword => GroupPolicyPassword.Check(secret),
            Validator.BasicAuth => BasicAuth.Check(secret),
            Validator.PasswordHash => PasswordHash.Check(secret),
            Validator.Jwt => Jwt.Check(secret),
            Validator.OctobotFernet => OctobotFernet.Check(secret),
            Validator.Assignment => Assignment.Check(secret, match, surroundings),
            Validator.PassedPassword => PassedPassword.Check(secret, match, surroundings),
            Validator.UrlPassword => PassedPassword.CheckUrl(secret, match, surroundings),
            Validator.Wif => Wif.Check(secret),
            Validator.ExtendedKey => ExtendedKey.Check(secret),
            Validator.Bip38 => Bip38.Check(secret),
            Validator.EvmKey => EvmKey.Check(secret),
            Validator.SolanaKey => SolanaKey.Check(secret),
            Validator.Keystore => Keystore.Check(surroundings),
            Validator.Mnemonic => Validation.RejectUnless(Phrases.In(secret).Count > 0),
            Validator.WalletFile => WalletFile.Find(secret, out _),
            Validator.KeyStoreFile => KeyStoreFile.Check(secret),
            Validator.LoneHex => LoneHex.Find(secret, out _),
            Validator.KeepassFile => KeePassFile.Find(secret, out _),
            Validator.SolanaArray => SolanaKey.CheckArray(secret),
            _ => Validation.Accepted,
        };

    /// <summary>True for the checks that tell placeholders from weak passwords themselves: people do use words.</summary>
    internal static bool KnowsPlaceholders(Validator validator) => validator is Validator.Assignment or Validator.ConnectionUrl or Validator.ConnectionString
        or Validator.Password or Validator.BasicAuth or Validator.PassedPassword or Validator.UrlPassword or Validator.CiscoType7 or Validator.RcloneObscured or Validator.GroupPolicyPassword;
}
