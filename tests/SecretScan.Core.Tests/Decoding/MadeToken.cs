using System.Text;
using SecretScan.Detection;

namespace SecretScan.Tests.Decoding;

/// <summary>Tokens that prove themselves, made anew at every run, so that none is written down.</summary>
internal static class MadeToken
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>A classic GitHub token whose checksum fits.</summary>
    public static string GitHub(int seed = 1)
    {
        var body = new string(new Random(seed).GetItems<char>(Digits, 30));
        var checksum = new byte[6];
        Radix.Write(Crc32.Of(Encoding.ASCII.GetBytes(body)), Radix.Base62, checksum);
        return "ghp_" + body + Encoding.ASCII.GetString(checksum);
    }
}
