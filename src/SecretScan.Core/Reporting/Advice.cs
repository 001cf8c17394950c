using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>
/// The lines of a block that say why it was recognised, what it lets an attacker do and what to do now. Advice that was
/// given once is pointed at the second time.
/// </summary>
internal sealed class Advice(ReportOptions options, SafeText safe, Palette palette)
{
    private const int MostReasons = 5;
    private const int Indent = 12;

    private readonly HashSet<string> _given = [];
    private readonly ExposureText _exposure = new(safe);

    public void Write(FindingBlock block, TextWriter output)
    {
        output.WriteLine();
        Lines("why", Reasons(block), output);
        Lines("exposed", _exposure.Of(block), output);
        var rule = block.Rule;
        var advice = string.Join('\n', [rule.Provider, rule.Impact, .. Steps(rule)]);
        if (_given.Add(advice))
        {
            Lines("impact", [Printable.Of(rule.Impact)], output);
            Lines("do now", Steps(rule), output);
        }
        else
        {
            Lines("do now", [$"as for the first of {rule.ProviderName} above"], output);
        }

        Lines("identity", Identities(block), output);
    }

    private List<string> Reasons(FindingBlock block)
    {
        var proofs = block.Findings.Where(f => f.Proof is not null).Select(f => $"proved: {f.Proof}");
        var evidence = block.Findings.SelectMany(f => f.Evidence);
        var all = proofs.Concat(evidence).Distinct().Select(reason => safe.Show(reason)).ToList();
        var shown = options.Verbose ? all.Count : MostReasons;
        return all.Count <= shown
            ? all
            : [.. all[..shown], $"and {Amount.Of(all.Count - shown, "more reason")} (-v shows them)"];
    }

    private static List<string> Steps(Rule rule)
    {
        var remediation = rule.Remediation;
        List<string> lines = [remediation.Summary, .. remediation.Steps.Select((step, i) => $"{i + 1}. {step}")];
        if (remediation.Url is { } url && !lines.Exists(line => line.Contains(url, StringComparison.Ordinal)))
        {
            lines.Add(url);
        }

        if (rule.Rotation is { } rotation)
        {
            lines.Add($"Rotation: replace the new one every {rotation}.");
        }

        return lines.ConvertAll(Printable.Of);
    }

    private static List<string> Identities(FindingBlock block) =>
    [
        .. block.Findings
            .DistinctBy(f => f.Fingerprint.Text)
            .Select(f => block.Set is null ? f.Fingerprint.Text : $"{f.Fingerprint.Text} ({Term.Of(f.Rule.Part)})")
            .Select(Printable.Of),
    ];

    private void Lines(string label, List<string> lines, TextWriter output)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            output.Write(palette.Dim((i == 0 ? "  " + label : "").PadRight(Indent)));
            output.WriteLine(lines[i]);
        }
    }
}
