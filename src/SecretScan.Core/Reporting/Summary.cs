using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>Findings counted.</summary>
internal sealed class Summary
{
    private readonly int[] _bySeverity = new int[Term.Severities.Length];

    public Summary(IReadOnlyCollection<Finding> findings)
    {
        Findings = findings.Count;
        HashSet<string> sets = [];
        foreach (var finding in findings)
        {
            Sets += finding.Set is { } set && sets.Add(set.Id) ? 1 : 0;
            _bySeverity[(int)finding.Severity]++;
        }
    }

    public int Findings { get; }

    public int Sets { get; }

    public int this[Severity severity] => _bySeverity[(int)severity];

    /// <summary>The severities that occur, the worst first, each as <paramref name="say"/> has it.</summary>
    public List<string> Each(Func<Severity, int, string> say)
    {
        List<string> said = [];
        foreach (var severity in Term.Severities)
        {
            if (this[severity] > 0)
            {
                said.Add(say(severity, this[severity]));
            }
        }

        return said;
    }
}
