using System.Diagnostics;
using System.Text;

namespace SecretScan.Testing;

/// <summary>
/// Runs programs as a user of their own: a home folder and a git configuration that nobody else has, and nothing of the
/// environment that would tell on the machine the tests run on.
/// </summary>
/// <param name="home">The user's home folder.</param>
public sealed class CliRunner(string home)
{
    /// <summary>The <c>secretscan</c> that was built with the tests.</summary>
    public static string SecretScan { get; } =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "secretscan.exe" : "secretscan");

    /// <summary>What every program started here sees besides the isolation.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>Runs a program and waits for it.</summary>
    /// <param name="folder">Its current folder.</param>
    /// <param name="program">A path, or a name to be looked up.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Its standard input; empty when null.</param>
    /// <param name="environment">What only this run sees; null takes a variable away.</param>
    public CliResult Run(
        string folder,
        string program,
        IEnumerable<string> arguments,
        byte[]? input = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        Isolate(start.Environment);
        foreach (var (name, value) in Environment.Concat(environment ?? new Dictionary<string, string?>()))
        {
            Set(start.Environment, name, value);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        Feed(process, input ?? []);
        process.WaitForExit();
        return new(process.ExitCode, output.Result, error.Result);
    }

    private void Isolate(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsForeign).ToList())
        {
            environment.Remove(name);
        }

        environment["HOME"] = home;
        environment["USERPROFILE"] = home;
        environment["GIT_CONFIG_NOSYSTEM"] = "1";
        environment["LC_ALL"] = "C.UTF-8";
    }

    // Build systems run these tests, too, and ask nothing of the programs that they start.
    private static readonly string[] OfBuilds = ["GITHUB_", "GITLAB_", "CI_", "BUILD_", "SYSTEM_", "BITBUCKET_", "JENKINS_", "CHANGE_", "CIRCLE", "BUILDKITE"];

    private static bool IsForeign(string name) =>
        name.StartsWith("GIT_", StringComparison.Ordinal)
        || name.StartsWith("XDG_", StringComparison.Ordinal)
        || name.StartsWith("PRE_COMMIT", StringComparison.Ordinal)
        || name.StartsWith("SECRETSCAN_", StringComparison.Ordinal)
        || Array.Exists(OfBuilds, prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        || name is "NO_COLOR" or "HUSKY" or "CI" or "TF_BUILD" or "BRANCH_NAME" or "TAG_NAME";

    private static void Set(IDictionary<string, string?> environment, string name, string? value)
    {
        if (value is null)
        {
            environment.Remove(name);
        }
        else
        {
            environment[name] = value;
        }
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A program may end without having read everything.
        }
    }
}
