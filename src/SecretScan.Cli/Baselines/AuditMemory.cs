using SecretScan.Git;

namespace SecretScan.Cli.Baselines;

/// <summary>
/// The findings that somebody looked at and kept, one fingerprint a line, in <c>secretscan/audit</c> below the git folder: the next audit
/// goes on behind them. What was no secret stands in the baseline. The file may be deleted at any time.
/// </summary>
internal sealed class AuditMemory
{
    private const int LargestFile = 16 << 20;

    private readonly string _file;
    private readonly HashSet<string> _kept;

    /// <summary>Reads what is remembered of a repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="forget">True to begin anew.</param>
    public AuditMemory(GitRepository repository, bool forget)
    {
        _file = Path.Join(repository.GitFolder, "secretscan", "audit");
        var isThere = !forget && new FileInfo(_file) is { Exists: true, LinkTarget: null, Length: < LargestFile };
        _kept = isThere ? [.. File.ReadLines(_file)] : [];
    }

    /// <summary>True when somebody kept it.</summary>
    public bool Has(Fingerprint fingerprint) => _kept.Contains(fingerprint.Text);

    /// <summary>Remembers that somebody kept it.</summary>
    public void Keep(Fingerprint fingerprint)
    {
        if (_kept.Add(fingerprint.Text))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            File.WriteAllLines(_file, _kept.Order(StringComparer.Ordinal));
        }
    }
}
