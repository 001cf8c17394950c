namespace SecretScan.Rules;

/// <summary>
/// The validators whose arithmetic or file format is proof enough to need neither keyword nor pattern: the engine looks for their
/// values by shape, and a rule that names one has nothing else to say of where its values stand.
/// </summary>
public static class SelfFinding
{
    /// <summary>True when the engine finds the values of this validator itself.</summary>
    public static bool FindsItsValues(this Validator validator) => validator is Validator.Wif or Validator.Bip38
        or Validator.EvmKey or Validator.SolanaKey or Validator.SolanaArray or Validator.Mnemonic or Validator.WalletFile
        or Validator.KeyStoreFile or Validator.KeepassFile or Validator.LoneHex;
}
