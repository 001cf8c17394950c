using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Core.Tests.Detection.Validators;

public class ReversiblePasswords
{
    private const string Password = "kX7pWq2vRz";

    [Fact]
    public void OfCiscoAreReadWithoutAKey()
    {
        Assert.Equal(Verdict.Proved, Check(Validator.CiscoType7, Cisco(4, Password)).Verdict);
        Assert.Equal(Verdict.Example, Check(Validator.CiscoType7, "121A¦0C041104").Verdict);
        Assert.Equal(Verdict.Reject, Check(Validator.CiscoType7, "9912FFEEDDCCBB").Verdict);
        Assert.Equal(Verdict.Reject, Check(Validator.CiscoType7, "04FFFFFFFFFF").Verdict);
    }

    [Fact]
    public void OfRcloneAreOpenedWithItsPublishedKey()
    {
        // Made with openssl: aes-256-ctr, the counter in front.
        Assert.Equal(Verdict.Proved, Check(Validator.RcloneObscured, Rclone(Password)).Verdict);
        Assert.Equal(Verdict.Proved, Check(Validator.RcloneObscured, Rclone("a longer pass phrase of 40 characters: 7")).Verdict);
        Assert.Equal(Verdict.Reject, Check(Validator.RcloneObscured, Rclone(Password)[..^1] + "!").Verdict);
        Assert.Equal(Verdict.Reject, Check(Validator.RcloneObscured, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").Verdict);
    }

    [Fact]
    public void OfGroupPoliciesAreOpenedWithThePublishedKey()
    {
        Assert.Equal(Verdict.Proved, Check(Validator.GroupPolicyPassword, GroupPolicy(Password)).Verdict);
        Assert.Equal(Verdict.Reject, Check(Validator.GroupPolicyPassword, Convert.ToBase64String(new byte[32])).Verdict);
        Assert.Equal(Verdict.Reject, Check(Validator.GroupPolicyPassword, "abc").Verdict);
    }

    private static string Cisco(int salt, string password)
    {
        const string Constant = "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";
        return salt.ToString("00", CultureInfo.InvariantCulture)
            + string.Concat(password.Select((c, i) => ((byte)(c ^ Constant[(salt + i) % Constant.Length])).ToString("X2", CultureInfo.InvariantCulture)));
    }

    private static string Rclone(string password)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromHexString("9c935b48730a554d6bfd7c63c886a92b" + "d390198eb8128afbf4de162b8b95f638");
        var counter = Enumerable.Range(1, 16).Select(i => (byte)i).ToArray();
        var bytes = Encoding.ASCII.GetBytes(password);
        for (var i = 0; i < bytes.Length; i++)
        {
            var block = (byte[])counter.Clone();
            block[15] += (byte)(i / 16);
            bytes[i] ^= aes.EncryptEcb(block, PaddingMode.None)[i % 16];
        }

        return Convert.ToBase64String([.. counter, .. bytes]).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private static string GroupPolicy(string password)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromHexString("4e9906e8fcb66cc9faf49310620ffee8" + "f496e806cc057990209b09a433b66c1b");
        return Convert.ToBase64String(aes.EncryptCbc(Encoding.Unicode.GetBytes(password), new byte[16])).TrimEnd('=');
    }

    private static Validation Check(Validator validator, string text)
    {
        var secret = Encoding.UTF8.GetBytes(text.Replace("¦", ""));
        return SecretScan.Detection.Validators.Check(validator, secret, secret, secret);
    }
}
