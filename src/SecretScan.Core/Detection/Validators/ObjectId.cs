using System.Buffers.Text;
using System.Globalization;

namespace SecretScan.Detection;

/// <summary>
/// MongoDB ObjectIds: 24 hex characters, the first eight the creation time in seconds since 1970. KuCoin's keys are such
/// ids, and KuCoin opened in August 2017. Source: MongoDB manual, BSON types; KuCoin's API documentation (createdAt).
/// </summary>
internal static class ObjectId
{
    private const uint Earliest = 1_501_545_600;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != 24 || !Utf8Parser.TryParse(secret[..8], out uint seconds, out var read, 'x') || read != 8)
        {
            return Validation.Rejected;
        }

        var created = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return seconds < Earliest || created > DateTimeOffset.UtcNow.AddDays(1)
            ? Validation.Rejected
            : new(Verdict.Accept, "created " + created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
