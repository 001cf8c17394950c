namespace SecretScan;

/// <summary>
/// The identity of a finding: a keyed hash of its value, never its line, commit or rule. Rendered as
/// <c>v1:&lt;hex&gt;</c>; a weak value (passphrase, password) is hashed under the secret it stands with, or kept as a
/// short tag beside rule and name, so that a committed file cannot be used to guess it.
/// </summary>
/// <param name="Text">The rendered form.</param>
public readonly record struct Fingerprint(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
