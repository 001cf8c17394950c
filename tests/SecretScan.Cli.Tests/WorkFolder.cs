using System.Text;
using SecretScan.Testing;

namespace SecretScan.Cli.Tests;

/// <summary>A folder of a <see cref="Workplace"/> in which commands are typed.</summary>
public sealed class WorkFolder(Workplace place, string folder)
{
    public string Folder => folder;

    /// <summary>The output of a git command that has to succeed.</summary>
    public string Git(params string[] arguments)
    {
        var result = TryGit(arguments);
        Assert.True(result.Status == 0, $"git {string.Join(' ', arguments)}: {result.All}");
        return result.Output.Trim();
    }

    public CliResult TryGit(params string[] arguments) => place.Runner.Run(folder, "git", arguments);

    public CliResult TryGit(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        place.Runner.Run(folder, "git", arguments, environment: environment);

    public CliResult TryRun(string program, params string[] arguments) => place.Runner.Run(folder, program, arguments);

    public CliResult SecretScan(params string[] arguments) => place.Runner.Run(folder, CliRunner.SecretScan, arguments);

    public CliResult SecretScan(byte[] input, params string[] arguments) =>
        place.Runner.Run(folder, CliRunner.SecretScan, arguments, input);

    public string PathOf(string path) => Path.Combine(folder, path);

    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllBytes(PathOf(path), bytes);
    }

    public void WriteScript(string path, string text, UnixFileMode mode = Script)
    {
        Write(path, text);
        File.SetUnixFileMode(PathOf(path), mode);
    }

    public string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Commits everything, hooks left out.</summary>
    public string Commit(string message = "x")
    {
        Git("add", "-A");
        Git("commit", "-q", "--no-verify", "--allow-empty", "-m", message);
        return Git("rev-parse", "HEAD");
    }

    public const UnixFileMode Script =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
}
