using FsCheck;
using FsCheck.Fluent;
using SecretScan.Rules;

namespace SecretScan.Core.Tests.Detection.Validators;

public class HostileBytes
{
    [Fact]
    public void MakeNoValidatorThrow() =>
        Prop.ForAll<byte[], byte[], int>((secret, around, cut) =>
        {
            secret ??= [];
            byte[] text = [.. around ?? [], .. secret, .. around ?? []];
            foreach (var validator in Enum.GetValues<Validator>())
            {
                var match = text.AsSpan(around?.Length ?? 0, secret.Length);
                SecretScan.Detection.Validators.Check(validator, match[Math.Min(match.Length, Math.Abs(cut % 4))..], match, text);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void MakeNoReaderOfKeysThrow() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            bytes ??= [];
            SecretScan.Detection.PublicHalf.OfInfo(bytes);
            SecretScan.Detection.PublicHalf.OfRsa(bytes);
            SecretScan.Detection.PublicHalf.OfSsh(bytes);
            SecretScan.Detection.OpenSshKey.PrivatePart(bytes);
            SecretScan.Detection.PrivateHalf.PublicOf(bytes);
            SecretScan.Detection.PublicKeyText.In(bytes).ForEach(key => key.Read());
            SecretScan.Detection.PrivateHalf.PublicOf(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String([0x30, (byte)bytes.Length, .. bytes])));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void InsideRealFramesMakeNoValidatorThrow()
    {
        var random = new Random(11);
        string[] frames =
        [
            "-----BEGIN {0} PRIVATE KEY-----\n{1}\n-----END {0} PRIVATE KEY-----",
            "PuTTY-User-Key-File-2: {0}\r\nEncryption: {1}\r\nPrivate-Lines: 1\r\n{1}",
            "pypi-AgEI{1}", "ghs_1_eyJ{1}.{1}.{1}", "glpat-{1}.{1}", "postgres://{0}:{1}@{1}/", "AKIA{1}", "{1}+ASt{1}==", "{1}JQQJ99{1}", "{1}8Q~{1}",
            "password{0}='{1}'",
        ];
        string[] labels = ["RSA", "EC", "DSA", "OPENSSH", "ENCRYPTED", "PGP", ""];
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(0, 120)];
            random.NextBytes(bytes);
            bytes.AsSpan(0, Math.Min(bytes.Length, random.Next(0, 4))).Fill(0x30);
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, frames[i % frames.Length], labels[i % labels.Length], Convert.ToBase64String(bytes));
            var secret = System.Text.Encoding.ASCII.GetBytes(text);
            foreach (var validator in Enum.GetValues<Validator>())
            {
                SecretScan.Detection.Validators.Check(validator, secret, secret, secret);
            }
        }
    }
}
