using System.Text;

namespace SecretScan.Reporting;

/// <summary>A finding told whole: its rule, where it stands, and what spoke for and against it.</summary>
public static class FindingExplanation
{
    /// <summary>The explanation as lines of text for a terminal.</summary>
    /// <param name="findings">One value at all the places it was found at, at least one.</param>
    /// <param name="options">How to render; with <see cref="ReportOptions.Verbose"/> all that spoke for and against it is listed.</param>
    public static string Of(IReadOnlyList<Finding> findings, ReportOptions options)
    {
        var safe = new SafeText(options.Reveal ? Redactor.None : new Redactor(findings.Select(f => f.Secret)));
        var palette = new Palette(options.Colour);
        var text = new StringBuilder(RuleExplanation.Of(findings[0].Rule, options));
        foreach (var finding in findings)
        {
            var place = finding.Origin.Path is { } path ? safe.Show(path) : Term.Of(finding.Origin.Kind);
            text.Append('\n').Append(palette.Bold($"{place}:{finding.Location.StartLine}:{finding.Location.StartColumn}")).Append('\n');
            Line($"{Term.Of(finding.Severity)} severity, {Term.Of(finding.Confidence)} confidence");
            foreach (var reason in Reasons(finding, options.Verbose))
            {
                Line(safe.Show(reason));
            }
        }

        return text.ToString();

        void Line(string line) => text.Append("  ").Append(line).Append('\n');
    }

    private static IEnumerable<string> Reasons(Finding finding, bool all)
    {
        if (finding.Proof is { } proof)
        {
            yield return $"proved: {proof}";
        }

        if (!all && !finding.Evidence.IsEmpty)
        {
            yield return "-v lists what spoke for and against it";
        }

        foreach (var reason in all ? finding.Evidence : [])
        {
            yield return reason;
        }
    }
}
