using SecretScan.Cli.Arguments;
using SecretScan.Cli.Hooks;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Configuration;
using SecretScan.Git;
using SecretScan.Reporting;
using SecretScan.Suppression;

namespace SecretScan.Cli.Doctor;

/// <summary>Looks at everything that decides whether a credential would be found here.</summary>
internal sealed class Examination(ScanArguments arguments)
{
    private readonly List<Diagnosis> _found = [];

    /// <summary>All that there is to say, in an order for reading.</summary>
    public IReadOnlyList<Diagnosis> Run()
    {
        Add("version", () => [Diagnosis.Ok("version", $"{ToolVersion.Build} at {string.Join(' ', HookProgram.Running().Words)}, .NET {Environment.Version}")]);
        Add("git", () => [Git()]);
        GitRepository? repository = null;
        var job = new ScanJob(arguments);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        Add("repository", () =>
        {
            repository = job.OpenRepository();
            return [];
        });
        Add("configuration", () => PolicyCheck.Configuration(job.PolicyOf(repository), today));
        Add("repository", () => repository is null ? [] : RepositoryCheck.Of(repository, job.Limits.MaxFileSize, GitExecutable.IsThere));
        using (repository)
        {
            Add("hooks", () => repository is not null && GitExecutable.IsThere ? HookCheck.Of(repository.Root ?? repository.GitFolder) : []);
            Add("rules", () => PolicyCheck.Rules(job.PolicyOf(repository)));
            Add("baseline", () => PolicyCheck.Baseline(job.PolicyOf(repository), repository, today));
        }

        Add("environment", () => EnvironmentCheck.Of(Environment.GetEnvironmentVariable));
        Add("terminal", () => [Terminal()]);
        return _found;
    }

    private void Add(string subject, Func<IEnumerable<Diagnosis>> check)
    {
        try
        {
            // One by one, so that what was seen before something failed is told.
            foreach (var diagnosis in check())
            {
                _found.Add(diagnosis);
            }
        }
        catch (Exception e) when (e is CommandException or SourceException or BaselineException or ConfigurationException or IOException or UnauthorizedAccessException)
        {
            _found.Add(Diagnosis.Problem(subject, e.Message));
        }
    }

    private Diagnosis Git() => (arguments.Backend, GitExecutable.IsThere) switch
    {
        (GitBackend.LibGit2, _) => Diagnosis.Ok("git", "libgit2 answers, because of --git-backend"),
        (_, true) => Diagnosis.Ok("git", $"{new HookGit(".").Ask("version")} at {GitExecutable.Path}"),
        _ => Diagnosis.Warning("git", "not on PATH: libgit2 answers where it can, and no hook can be installed; install git"),
    };

    private Diagnosis Terminal()
    {
        var output = StandardStream.Output;
        return Diagnosis.Ok("terminal", $"{(output.IsTerminal ? "standard output is one" : "standard output is none")}, {(Reports.IsColoured(arguments.Color, output) ? "with" : "without")} colour");
    }
}
