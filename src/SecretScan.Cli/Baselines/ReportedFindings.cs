using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SecretScan.Suppression;

namespace SecretScan.Cli.Baselines;

/// <summary>What a report of this program (<c>json</c> or <c>jsonl</c>) says was found, as entries of a baseline.</summary>
/// <remarks>
/// A pull request that accepts a false alarm of another is made from the report of that other one's check: the fingerprints in it are all
/// that an entry needs. The file may come from anywhere: its size is bounded, and what does not look like ours is refused.
/// </remarks>
internal static partial class ReportedFindings
{
    private const int LargestFile = 64 << 20;
    private const int MostPaths = 10;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="chosen">The fingerprints to take; none for all.</param>
    /// <param name="entry">Reason, owner, expiry and day of the entries; the rest of it is replaced.</param>
    /// <exception cref="CommandException">It cannot be read, is no report, or lacks one that was chosen.</exception>
    public static IReadOnlyList<BaselineEntry> Read(string path, IReadOnlyList<string> chosen, BaselineEntry entry)
    {
        try
        {
            var findings = Findings(BoundedFile.Read(path, LargestFile)).ToList();
            var missing = chosen.FirstOrDefault(text => !findings.Exists(finding => finding.Fingerprint == text));
            return missing is not null
                ? throw new CommandException($"{path} reports nothing with the fingerprint {missing}")
                : [.. findings.Where(finding => chosen.Count == 0 || chosen.Contains(finding.Fingerprint)).GroupBy(finding => finding.Fingerprint).Select(same => Entry([.. same], entry))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new CommandException($"{path} is no report that `secretscan ... --report json` or jsonl wrote: {e.Message.Split('\n')[0]}");
        }
    }

    private static IEnumerable<Reported> Findings(byte[] content)
    {
        var text = content.AsMemory(content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
        if (!IsLines(text.Span))
        {
            using var report = JsonDocument.Parse(text);
            return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(Reported.Of)];
        }

        return [.. Lines(text)];
    }

    // The first line of jsonl is an object of its own; a report over many lines has no end on its first.
    private static bool IsLines(ReadOnlySpan<byte> text) =>
        text.IndexOf((byte)'\n') is >= 0 and var end && text[..end].TrimEnd("\r "u8) is [(byte)'{', .., (byte)'}'] and var first
        && (text[(end + 1)..].Trim("\r\n "u8).Length > 0 || first.IndexOf("\"findings\":["u8) < 0);

    private static IEnumerable<Reported> Lines(ReadOnlyMemory<byte> text)
    {
        while (text.Length > 0)
        {
            var end = text.Span.IndexOf((byte)'\n') is >= 0 and var newline ? newline : text.Length;
            var line = text[..end];
            text = text[Math.Min(text.Length, end + 1)..];
            if (line.Span.Trim("\r "u8).Length > 0)
            {
                using var record = JsonDocument.Parse(line);
                if (record.RootElement.TryGetProperty("finding", out var finding))
                {
                    yield return Reported.Of(finding);
                }
                else if (!record.RootElement.TryGetProperty("suppressed", out _) && !record.RootElement.TryGetProperty("scan", out _))
                {
                    throw new JsonException("a line of it is none of ours");
                }
            }
        }
    }

    private static BaselineEntry Entry(IReadOnlyList<Reported> same, BaselineEntry entry) => entry with
    {
        Fingerprint = new Fingerprint(same[0].Fingerprint),
        RuleId = same[0].RuleId,
        Provider = same[0].Provider,
        Paths = [.. same.Select(finding => finding.Path).OfType<string>().Distinct().Order(StringComparer.Ordinal).Take(MostPaths)],
        Occurrences = same.GroupBy(finding => finding.Place).Sum(place => place.GroupBy(finding => finding.Blob).Max(version => version.Count())),
    };

    [GeneratedRegex(@"\Av1:([0-9a-f]{32}|w:[0-9a-f]{4}:[a-z0-9-]{1,100}:[a-z0-9]{0,64})\z")]
    private static partial Regex Fingerprints();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,99}\z")]
    private static partial Regex Ids();

    private sealed record Reported(string Fingerprint, string RuleId, string Provider, string? Path, string Blob, string Place)
    {
        public static Reported Of(JsonElement finding)
        {
            var path = finding.GetProperty("path").GetString();
            var blob = finding.GetProperty("blob").GetString() ?? "";
            var commit = finding.GetProperty("commit") is { ValueKind: JsonValueKind.Object } made ? made.GetProperty("id").GetString() : null;
            return new(
                Checked(finding, "fingerprint", Fingerprints()), Checked(finding, "ruleId", Ids()), Checked(finding, "provider", Ids()),
                path, blob, path ?? (blob.Length > 0 ? blob : commit ?? ""));
        }

        private static string Checked(JsonElement finding, string name, Regex form) =>
            finding.GetProperty(name).GetString() is { } text && form.IsMatch(text) ? text : throw new JsonException($"its \"{name}\" is none of ours");
    }
}
