using System.Text;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Hooks;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Git;
using SecretScan.Reporting;
using SecretScan.Rules;
using SecretScan.Sources;

namespace SecretScan.Cli.Agents;

/// <summary>
/// One call of a hook by a coding agent: what it is about to write, run, read or send is judged, and refused where it would spread a
/// credential. What is not understood is let through: the hooks of git are the net below.
/// </summary>
/// <remarks>
/// <c>SECRETSCAN_SKIP</c> has no say here, since an agent could set it for its own commands; a marker or the baseline has. A call that
/// cannot be judged ends with <see cref="CannotJudge"/>, which agents show and pass over: a broken configuration must not keep them from mending it.
/// </remarks>
internal sealed class AgentHook(ScanArguments arguments)
{
    /// <summary>The exit code for what could not be judged: to every agent an error of the hook, and not a refusal.</summary>
    public const int CannotJudge = 1;

    /// <summary>The option that makes <c>hook run</c> this one.</summary>
    public const string Option = "--agent";

    // Larger than any file that a model writes at once, and than the largest prompt.
    private const int LargestCall = 32 << 20;
    private const int MostGitCalls = 16;

    private readonly SourceLimits _limits = new() { MaxFileSize = arguments.MaxFileSize ?? SourceLimits.Default.MaxFileSize };
    private readonly List<ScanResult> _refused = [];
    private Severity _failOn;

    /// <summary>Reads the call from standard input, judges it and answers.</summary>
    /// <returns>The exit code that the agent expects.</returns>
    /// <exception cref="CommandException">It is no call, or too large.</exception>
    public int Run() => Answer(AgentCall.Parse(ReadInput()));

    private int Answer(AgentCall call)
    {
        var results = call.IsKnown ? Judge(call) : [];
        if (results is [])
        {
            Tell($"let through unread: nothing to judge in {call.Event} {call.Tool}".TrimEnd());
        }

        foreach (var warning in results.SelectMany(result => result.Warnings.Concat(result.Coverage.Skipped.Select(skipped => $"not read: {skipped.Path} ({skipped.Detail})"))))
        {
            Tell(SafeText.Of(results[0], new ReportOptions()).Show(warning));
        }

        return new AgentAnswer(call).Write(_refused, _failOn);
    }

    private List<ScanResult> Judge(AgentCall call)
    {
        if ((call.Prompt ?? call.Command) is { } text)
        {
            var said = Scan(call.Folder, (_, _) => new StdinSource(new MemoryStream(Encoding.UTF8.GetBytes(text)), path: null, _limits));
            return call is { Command: { } command, IsDone: false } ? [said, .. OfGit(GitCall.In(command, Path.GetFullPath(call.Folder)))] : [said];
        }

        if (call.ReadPath is { } read)
        {
            var path = Path.GetFullPath(read, Path.GetFullPath(call.Folder));
            return (call.ReadText is { } told ? Encoding.UTF8.GetBytes(told) : OnDisk(path)?.ToArray()) is { } content ? [Edited([(path, null, content)])] : [];
        }

        var files = call.Edits.Select(edit => Around(edit, call)).ToList();
        return files.Count > 0 ? [Edited(files)] : [];
    }

    private (string Path, byte[]? Before, byte[] After) Around(FileEdit edit, AgentCall call)
    {
        var path = Path.GetFullPath(edit.Path, Path.GetFullPath(call.Folder));
        var (before, after) = edit.Around(OnDisk(path), call.IsDone, _limits.MaxFileSize);
        return (path, before, after);
    }

    private ScanResult Edited(List<(string Path, byte[]? Before, byte[] After)> files)
    {
        var folder = Path.GetDirectoryName(files[0].Path);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Scan(folder ?? ".", (repository, limits) => new EditedFiles([.. files.Select(file => file with { Path = Name(file.Path, repository?.Root) })], limits));
    }

    private IEnumerable<ScanResult> OfGit(IReadOnlyList<GitCall> calls)
    {
        var commits = calls.Any(call => call.Verb == "commit");
        foreach (var call in calls.Where(call => call.Verb is "commit" or "push" || (commits && call.Stages)).Take(MostGitCalls))
        {
            var job = Job(call.Folder);
            if (TryOpen(job) is not { } repository)
            {
                continue;
            }

            using (repository)
            {
                if (call.Verb == "commit")
                {
                    yield return Judged(job, job.Scan(new StagedSource(repository, job.Limits), repository));
                }

                if (call.Stages)
                {
                    yield return Judged(job, job.Scan(new UnstagedSource(repository, WorkTreeFiles.Changed(call.Folder, call.Paths, call.Forces), job.Limits), repository));
                }

                if (call.Verb == "push" && Pushed(call, repository) is { } range)
                {
                    yield return Judged(job, job.Scan(range, repository, isProposal: false));
                }
            }
        }
    }

    // What the pre-push hook will be told, as far as it can be foreseen.
    private static CommitRange? Pushed(GitCall call, GitRepository repository)
    {
        var git = new HookGit(call.Folder);
        var words = call.Words.ToList();
        var there = words.Count == 0 ? Id("@{push}") ?? Id("@{upstream}") : null;
        var sources = words.Count > 1 ? words.Skip(1).Select(word => word.TrimStart('+').Split(':')[0]) : ["HEAD"];
        List<PushedRef> refs = [.. sources.Where(source => source.Length > 0 && source[0] != '-').Select(Id).OfType<string>().Select(id => new PushedRef(id, id, "", there ?? "0"))];
        return PushedRefs.ToRange(refs, repository, words.FirstOrDefault("origin"));

        string? Id(string revision) => git.Ask("rev-parse", "--verify", "--quiet", revision);
    }

    private ScanResult Scan(string folder, Func<GitRepository?, SourceLimits, IFragmentSource> source)
    {
        var job = Job(folder);
        using var repository = TryOpen(job);
        return Judged(job, job.Scan(source(repository, job.Limits), repository));
    }

    // Each by the configuration of its repository.
    private ScanResult Judged(ScanJob job, ScanResult result)
    {
        _failOn = job.FailOn;
        if (job.Judge(result) == ExitCode.Findings)
        {
            _refused.Add(result);
        }

        return result;
    }

    private ScanJob Job(string folder) => new(arguments with { Repository = arguments.Repository ?? folder });

    private static GitRepository? TryOpen(ScanJob job)
    {
        try
        {
            return job.OpenRepository();
        }
        catch (SourceException)
        {
            return null;
        }
    }

    private ReadOnlyMemory<byte>? OnDisk(string path)
    {
        try
        {
            return File.Exists(path)
                ? new FilesSource(Path.GetDirectoryName(path)!, [path], _limits).Read(new Coverage()).FirstOrDefault()?.Bytes
                : null;
        }
        catch (SourceException)
        {
            return null;
        }
    }

    private static string Name(string path, string? root)
    {
        var inside = root is null ? path : Path.GetRelativePath(RealPath.Of(root), RealPath.Of(path));
        return (inside.StartsWith("..", StringComparison.Ordinal) ? path : inside).Replace(Path.DirectorySeparatorChar, '/');
    }

    private static byte[] ReadInput()
    {
        var coverage = new Coverage();
        var source = new StdinSource(StandardInput.Open(), path: null, new SourceLimits { MaxFileSize = LargestCall });
        var bytes = source.Read(coverage).Single().Bytes.ToArray();
        return coverage.Complete ? bytes : throw new CommandException($"a call of more than {LargestCall >> 20} MB is not judged");
    }

    private void Tell(string line)
    {
        if (arguments.Verbose)
        {
            Notice.Write(line);
        }
    }
}
