using System.Text.RegularExpressions;
using SecretScan.Cli.Scanning;
using SecretScan.Git;
using SecretScan.Reporting;
using SecretScan.Suppression;

namespace SecretScan.Cli.Importing;

/// <summary>
/// Makes of what another scanner passes over what this one accepts. What stands at the places that they name is scanned, and a finding there becomes an entry of
/// the baseline, by its value: so that nothing is accepted which nobody looked at, and an entry whose value has changed since is not carried over.
/// </summary>
/// <param name="job">Scans; nothing may count as known to it.</param>
/// <param name="repository">Where it scans.</param>
internal sealed class Import(ScanJob job, GitRepository repository)
{
    private const int MostCommits = 500;
    private const string NoCommit = "its commit is not in this repository";

    // A file that was renamed takes its values along; a short one may stand anywhere for something else.
    private const int LongValue = 16;

    // What is found but lies below what is reported needs no entry.
    private readonly ScanResult _now = job.Scan(new IndexSource(repository, job.Limits), repository);
    private readonly Dictionary<string, byte[]?> _content = [];
    private readonly Dictionary<Fingerprint, (List<Finding> Findings, string Reason)> _accepted = [];
    private readonly List<ScanResult> _results = [];
    private readonly HashSet<string> _paths = [.. repository.Backend.Index().Select(entry => entry.Path)];

    /// <summary>What became of everything.</summary>
    public ImportTable Table { get; } = new();

    /// <summary>The lists of files, as globs, with their reasons.</summary>
    public List<(string Reason, IReadOnlyList<string> Globs)> Allowed { get; } = [];

    /// <summary>Knows every value that was found.</summary>
    public SafeText Safe => SafeText.Of(All, new ReportOptions());

    private ScanResult All => _now with { Hidden = [.. _now.Hidden, .. _results.SelectMany(result => result.Findings.Concat(result.Hidden).Concat(result.Suppressed.Select(one => one.Finding)))] };

    /// <summary>Carries one file over.</summary>
    public void Take(ForeignPolicy policy)
    {
        Entries(policy);
        Values(policy);
        Commits(policy);
        Paths(policy);
        foreach (var (what, why) in policy.Refused)
        {
            Table.Refuse(policy.File, "other", what, why);
        }
    }

    /// <summary>Accepts what stands on a line with a mark of another scanner.</summary>
    public void TakeMarks()
    {
        foreach (var finding in _now.Findings)
        {
            if (Content(finding) is { } content && Marks.On(Marks.Lines(content), finding.Location.StartLine) is { } mark)
            {
                Accept([finding], $"marked {mark}");
                Table.Add("marks", mark.ToLowerInvariant());
            }
        }
    }

    /// <summary>The entries for what is accepted.</summary>
    /// <param name="today">The day that they bear.</param>
    public IReadOnlyList<BaselineEntry> BaselineEntries(DateOnly today)
    {
        var safe = Safe;
        var found = All with { Findings = [.. _accepted.Values.SelectMany(accepted => accepted.Findings)] };
        return [.. Baseline.Create(found, "", today).Entries.Select(entry => entry with { Reason = safe.Show(_accepted[entry.Fingerprint].Reason, 500) })];
    }

    private void Entries(ForeignPolicy policy)
    {
        var old = policy.Entries.Where(entry => entry is { Commit: not null, Refused: null }).Select(entry => (Commit: entry.Commit!, entry.Path)).Distinct()
            .Where(place => IsId(place.Commit) && repository.CommitOf(place.Commit) is not null).ToList();
        var then = old.Count > 0 ? job.Scan(new CommittedFiles(repository, old, job.Limits), repository) : null;
        if (then is not null)
        {
            _results.Add(then);
        }

        foreach (var entry in policy.Entries)
        {
            var (found, why) = entry.Commit is null ? Find(entry, _now) : then is null ? ([], NoCommit) : Find(entry, then);
            if (why is null)
            {
                Accept(found, $"imported from {policy.Scanner} ({Path.GetFileName(policy.File)}){(entry.Note is null ? "" : $": {entry.Note}")}");
                Table.Add(policy.File, "findings");
            }
            else
            {
                Table.Refuse(policy.File, "findings", entry.Label, why);
            }
        }
    }

    private (IReadOnlyList<Finding> Found, string? Why) Find(ForeignEntry entry, ScanResult result)
    {
        if (entry.Refused is not null)
        {
            return ([], entry.Refused);
        }

        if (entry.Commit is { } commit && (!IsId(commit) || repository.CommitOf(commit) is null))
        {
            return ([], NoCommit);
        }

        if (entry is { IsValue: null, Line: null })
        {
            return ([], "it tells neither its line nor its value");
        }

        bool IsHere(Finding finding) => finding.Origin.Path == entry.Path && (entry.Commit is null || finding.Origin.Commit?.Id == entry.Commit);
        bool IsOnLine(Finding finding) => entry.Line is not null && finding.Location.StartLine <= (entry.LastLine ?? entry.Line) && finding.Location.EndLine >= entry.Line;
        var here = result.Findings.Where(IsHere).ToList();
        var found = entry.IsValue is { } isValue ? here.FindAll(finding => isValue(finding.Secret)) : here.FindAll(IsOnLine);
        if (found.Count == 0 && entry.IsValue is { } isMoved)
        {
            found = [.. result.Findings.Where(finding => (entry.Path.Length == 0 || finding.Secret.Length >= LongValue) && isMoved(finding.Secret))];
        }

        return found.Count > 0 ? (found, null)
            : entry.Path.Length > 0 && entry.Commit is null && !_paths.Contains(entry.Path) ? ([], "its file is not there any more")
            : entry.IsValue is not null && here.Exists(IsOnLine) ? ([], "another value is found at its place: look at it")
            : result.Suppressed.Any(one => IsHere(one.Finding) && IsOnLine(one.Finding)) ? ([], "allowed already")
            : ([], "not a finding of ours, so that there is nothing to suppress");
    }

    private void Values(ForeignPolicy policy)
    {
        foreach (var (label, pattern, byLine, note) in policy.Values)
        {
            if (pattern is null)
            {
                Table.Refuse(policy.File, "values", label, "not a regular expression that can be read here");
                continue;
            }

            var found = _now.Findings.Where(finding => byLine ? Lines(finding).Any(line => IsMatch(pattern, line)) : IsMatch(pattern, finding.Secret.Reveal())).ToList();
            if (found.Count > 0)
            {
                Accept(found, $"imported from {policy.Scanner} ({Path.GetFileName(policy.File)}), by its form{(note is null ? "" : $": {note}")}");
                Table.Add(policy.File, "values");
            }
            else
            {
                Table.Refuse(policy.File, "values", label, "nothing that is found today has this form; only values are accepted here, not forms");
            }
        }
    }

    private void Commits(ForeignPolicy policy)
    {
        foreach (var commit in policy.Commits)
        {
            var id = IsId(commit) ? repository.CommitOf(commit) : null;
            var result = id is null || _results.Count > MostCommits ? null : OfCommit(id);
            if (result is null)
            {
                Table.Refuse(policy.File, "commits", commit, id is null ? NoCommit : $"only {MostCommits} commits are looked at");
                continue;
            }

            _results.Add(result);
            if (result.Findings.IsEmpty)
            {
                Table.Refuse(policy.File, "commits", commit, "not a finding of ours, so that there is nothing to suppress");
            }
            else
            {
                Accept(result.Findings, $"imported from {policy.Scanner} ({Path.GetFileName(policy.File)}), brought by commit {commit[..Math.Min(10, commit.Length)]}");
                Table.Add(policy.File, "commits");
            }
        }
    }

    private ScanResult OfCommit(string id)
    {
        var parents = Enumerable.Range(1, 16).Select(number => repository.CommitOf($"{id}^{number}")).TakeWhile(parent => parent is not null).OfType<string>();
        return job.Scan(CommitRange.Of(repository, new RangeRevisions([id], [.. parents])), repository, isProposal: false);
    }

    private void Paths(ForeignPolicy policy)
    {
        foreach (var (pattern, globs, note, rule) in policy.Paths)
        {
            if (rule is not null)
            {
                Table.Refuse(policy.File, "paths", pattern, $"holds for their rule {rule} only, which is not known here");
            }
            else if (globs is null)
            {
                Table.Refuse(policy.File, "paths", pattern, "cannot be said with * and **, or would leave out everything");
            }
            else
            {
                Allowed.Add(($"imported from {policy.Scanner} ({Path.GetFileName(policy.File)}){(note is null ? "" : $": {note}")}", globs));
                Table.Add(policy.File, "paths");
            }
        }
    }

    private void Accept(IReadOnlyList<Finding> findings, string reason)
    {
        foreach (var finding in findings)
        {
            if (!_accepted.TryGetValue(finding.Fingerprint, out var accepted))
            {
                _accepted[finding.Fingerprint] = accepted = ([], reason);
            }

            if (!accepted.Findings.Contains(finding))
            {
                accepted.Findings.Add(finding);
            }
        }
    }

    private IEnumerable<string> Lines(Finding finding)
    {
        var lines = Content(finding) is { } content ? Marks.Lines(content) : [];
        return lines.Skip(finding.Location.StartLine - 1).Take(finding.Location.EndLine - finding.Location.StartLine + 1).Select(line => line.TrimEnd('\r'));
    }

    private byte[]? Content(Finding finding)
    {
        if (finding.Origin.Blob is not { } blob)
        {
            return null;
        }

        if (!_content.TryGetValue(blob, out var content))
        {
            _content[blob] = content = repository.Objects.Read(blob, job.Limits.MaxFileSize)?.Content;
        }

        return content;
    }

    private static bool IsMatch(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static bool IsId(string text) => text.Length is >= 7 and <= 64 && text.All(char.IsAsciiHexDigit);
}
