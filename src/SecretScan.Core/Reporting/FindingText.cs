namespace SecretScan.Reporting;

/// <summary>A finding in one line, for the pages of platforms: name, mask, rule, commit, what to do. Values stay masked.</summary>
internal sealed class FindingText(SafeText safe)
{
    private const int LongestSlot = 80;
    private const int ShownOfId = 10;

    /// <summary><c>KUCOIN_API_KEY 6569...b5 (kucoin-api-key, commit 1234567890). Delete the API key at KuCoin.</c></summary>
    public string Of(Finding finding)
    {
        var commit = finding.Origin.Commit is { } brought ? $", commit {Short(brought.Id)}" : "";
        return $"{Value(finding)} ({finding.Rule.Id}{commit}). {Printable.Of(finding.Rule.Remediation.Summary)}";
    }

    /// <summary><c>KUCOIN_API_KEY 6569...b5</c>.</summary>
    public string Value(Finding finding) =>
        (finding.Slot is { } name ? safe.Show(name, LongestSlot) + " " : "") + finding.Secret.Mask;

    /// <summary>Something that was not read: <c>big.bin: too-large, 120 MB</c>.</summary>
    public string Of(Skipped skipped) =>
        safe.Show(skipped.Path ?? skipped.Blob ?? "the scan") + ": " + Term.Of(skipped.Reason) + (skipped.Detail is { } detail ? ", " + safe.Show(detail) : "");

    /// <summary>The beginning of an object id.</summary>
    public static string Short(string id) => id[..Math.Min(ShownOfId, id.Length)];
}
