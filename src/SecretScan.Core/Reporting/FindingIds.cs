using System.Security.Cryptography;
using System.Text;

namespace SecretScan.Reporting;

/// <summary>
/// Ids by which platforms know a finding again: made of rule, fingerprint and file, so that they stay when lines move. Platforms take
/// equal ids for one finding, hence a second copy in the same file has a number, which depends on nothing but the copies before it.
/// </summary>
internal sealed class FindingIds
{
    private readonly Dictionary<string, int> _given = [];

    /// <summary>The id of the next finding: 32 hex digits, and <c>:2</c> for the second copy.</summary>
    public string Next(Finding finding)
    {
        var id = Convert.ToHexStringLower(Hash(finding).AsSpan(0, 16));
        var copy = _given[id] = _given.GetValueOrDefault(id) + 1;
        return copy == 1 ? id : $"{id}:{copy}";
    }

    private static byte[] Hash(Finding finding)
    {
        var origin = finding.Origin;
        var place = origin.Path ?? (origin.Kind == OriginKind.TagMessage ? origin.Blob : origin.Commit?.Id);
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', finding.Rule.Id, finding.Fingerprint.Text, (int)origin.Kind, place, origin.Member)));
    }
}
