using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>Findings counted.</summary>
internal sealed record Summary
{
    private readonly int[] _bySeverity = new int[Term.Severities.Length];

    public Summary(IReadOnlyCollection<Finding> findings)
    {
        Findings = findings.Count;
        Sets = findings.Where(f => f.Set is not null).Select(f => f.Set!.Id).Distinct().Count();
        foreach (var finding in findings)
        {
            _bySeverity[(int)finding.Severity]++;
        }
    }

    public int Findings { get; }

    public int Sets { get; }

    public int this[Severity severity] => _bySeverity[(int)severity];
}
