using System.Text;
using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>A rule told whole: what it finds, what that lets an attacker do, how to revoke it.</summary>
public static class RuleExplanation
{
    /// <summary>The explanation as lines of text for a terminal.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="options">How to render; only the colour matters.</param>
    public static string Of(Rule rule, ReportOptions options)
    {
        var palette = new Palette(options.Colour);
        var text = new StringBuilder();
        Line($"{palette.Bold(Printable.Of(rule.Title))}  {palette.Dim(Printable.Of(rule.Id))}");
        var severity = palette.Of(rule.Severity, Term.Of(rule.Severity));
        var part = Term.Of(rule.Part).Replace('-', ' ');
        Line($"{Printable.Of(rule.ProviderName)}, {part}, {severity} on its own, {Term.Of(rule.Confidence)} confidence");
        Section("What it lets an attacker do", [rule.Impact]);
        var steps = rule.Remediation.Steps.Select((step, i) => $"{i + 1}. {step}");
        Section("What to do", [rule.Remediation.Summary, .. steps]);
        Section("Where", rule.Remediation.Url is { } url ? [url] : []);
        Section("Rotation", rule.Rotation is { } rotation ? [$"Every {rotation}."] : []);
        Section("References", rule.References);
        Section("If it is no secret", [$"secretscan:allow({rule.Id}) reason", "in a comment beside it or above it."]);
        return text.ToString();

        void Section(string heading, IReadOnlyCollection<string> lines)
        {
            if (lines.Count > 0)
            {
                Line("");
                Line(palette.Bold(heading));
            }

            foreach (var line in lines)
            {
                Line("  " + Printable.Of(line));
            }
        }

        void Line(string line) => text.Append(line).Append('\n');
    }
}
