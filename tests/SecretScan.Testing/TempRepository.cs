using System.Diagnostics;
using System.Text;

namespace SecretScan.Testing;

/// <summary>A git repository in a temporary folder, with nobody's configuration but its own and always the same dates.</summary>
public sealed class TempRepository : TempFolder
{
    private static readonly DateTimeOffset Beginning = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private int _minutes;

    /// <summary>Makes an empty repository on branch <c>main</c>.</summary>
    /// <param name="options">Further options of <c>git init</c>: <c>--bare</c>, <c>--object-format=sha256</c>.</param>
    public TempRepository(params string[] options) => Git(["init", "-q", "-b", "main", .. options]);

    /// <summary>Variables that every command of this repository gets besides; null takes one away.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>Id of the commit that HEAD names.</summary>
    public string Head => Id("HEAD");

    /// <summary>The id of an object.</summary>
    public string Id(string name) => Git("rev-parse", "--verify", name);

    /// <summary>Writes a file and stages it.</summary>
    public void Stage(string name, string text)
    {
        Write(name, text);
        Git("add", "-f", "--", name);
    }

    /// <summary>Writes a file and stages it.</summary>
    public void Stage(string name, byte[] bytes)
    {
        Write(name, bytes);
        Git("add", "-f", "--", name);
    }

    /// <summary>Stages bytes under a path that the file system or the command line may not take.</summary>
    public void StageRaw(ReadOnlySpan<byte> path, string text)
    {
        var id = GitWithInput(Encoding.UTF8.GetBytes(text), "hash-object", "-w", "--stdin");
        GitWithInput([.. Encoding.UTF8.GetBytes($"100644 {id}\t"), .. path, 0], "update-index", "-z", "--index-info");
    }

    /// <summary>Commits what is staged, at least a minute after the last commit, and gives the commit's id.</summary>
    public string Commit(string message)
    {
        Git("commit", "-q", "--allow-empty", "-m", message);
        return Head;
    }

    /// <summary>Runs git; gives its standard output without the last line break.</summary>
    /// <exception cref="InvalidOperationException">git failed.</exception>
    public string Git(params string[] arguments) => GitWithInput([], arguments);

    /// <summary>Runs git with something on standard input.</summary>
    /// <exception cref="InvalidOperationException">git failed.</exception>
    public string GitWithInput(byte[] input, params string[] arguments)
    {
        var (code, output, error) = TryGit(input, arguments);
        return code == 0
            ? output
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: exit code {code}: {error}");
    }

    /// <summary>Runs git where it may fail.</summary>
    public (int ExitCode, string Output, string Error) TryGit(params string[] arguments) => TryGit([], arguments);

    private (int ExitCode, string Output, string Error) TryGit(byte[] input, string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Isolate(start.Environment);
        using var git = Process.Start(start)!;
        git.StandardInput.BaseStream.Write(input);
        git.StandardInput.Close();
        var error = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return (git.ExitCode, output.TrimEnd('\n'), error.GetAwaiter().GetResult());
    }

    /// <summary>Takes whoever runs the tests out of an environment: their git configuration, name, hooks' variables.</summary>
    public void Isolate(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("GIT")).ToList())
        {
            environment.Remove(name);
        }

        var date = Beginning.AddMinutes(_minutes++);
        environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        environment["GIT_CONFIG_NOSYSTEM"] = "1";
        environment["GIT_AUTHOR_NAME"] = environment["GIT_COMMITTER_NAME"] = "Ada";
        environment["GIT_AUTHOR_EMAIL"] = environment["GIT_COMMITTER_EMAIL"] = "ada@example.org";
        environment["GIT_AUTHOR_DATE"] = environment["GIT_COMMITTER_DATE"] = date.ToString("yyyy-MM-ddTHH:mm:sszzz");
        foreach (var (name, value) in Environment)
        {
            environment[name] = value;
        }
    }
}
