using SecretScan.Cli.Hooks;
using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Hooks;

/// <summary>The scripts by themselves, in every shell that git may hand them to.</summary>
public sealed class HookScripts : IDisposable
{
    private static readonly string[] Shells = [.. new[] { "sh", "dash", "bash", "busybox" }.Where(IsThere)];

    private readonly Workplace _place = new();
    private readonly WorkFolder _hooks;
    private readonly string _program;

    public HookScripts()
    {
        _hooks = new(_place, Directory.CreateDirectory(Path.Combine(_place.Root, "the \"hooks\"")).FullName);
        _program = Path.Combine(_place.Root, "o'program");
        Program(_program, "named");
    }

    public static TheoryData<string> EveryShell() => new(Shells);

    public static IEnumerable<object[]> EveryScript() =>
        from shell in Shells from name in HookScript.Names select new object[] { shell, name };

    public void Dispose() => _place.Dispose();

    [Theory]
    [MemberData(nameof(EveryScript))]
    public void CallTheProgramWithTheirArguments(string shell, string name)
    {
        Install(name);
        var result = Run(shell, name, "a b", "it's", "");
        Assert.Equal(0, result.Status);
        Assert.Equal($"named: hook run {name} --from-git -- [a b] [it's] []\n", Lines(result.Error, "named"));
    }

    [Theory]
    [MemberData(nameof(EveryScript))]
    public void FailAsTheProgramFails(string shell, string name)
    {
        Program(_program, "named", status: 3);
        Install(name);
        Assert.Equal(3, Run(shell, name).Status);
    }

    [Theory]
    [MemberData(nameof(EveryScript))]
    public void RunTheHookThatStoodThereBefore(string shell, string name)
    {
        Install(name);
        Earlier(name);
        var lines = Run(shell, name, "x y").ErrorLines.Where(line => !line.StartsWith("input", StringComparison.Ordinal)).ToArray();
        var order = ReadsRefs(name) ? new[] { "named", "earlier" } : ["earlier", "named"];
        Assert.Equal(order, lines.Select(line => line.Split(':')[0]));
        Assert.Contains("earlier: [x y]", lines);
    }

    [Theory]
    [MemberData(nameof(EveryScript))]
    public void FailAsTheEarlierHookFails(string shell, string name)
    {
        Install(name);
        Earlier(name, status: 7);
        Assert.Equal(7, Run(shell, name).Status);
    }

    [Theory]
    [MemberData(nameof(EveryScript))]
    public void PassOverAnEarlierHookThatGitWouldPassOver(string shell, string name)
    {
        Install(name);
        Earlier(name, status: 7);
        File.SetUnixFileMode(_hooks.PathOf(name + ".secretscan-chained"), UnixFileMode.UserRead);
        Assert.Equal(0, Run(shell, name).Status);
    }

    [Theory]
    [MemberData(nameof(EveryScript))]
    public void RefuseInOneLineWhenTheProgramIsMissing(string shell, string name)
    {
        Install(name);
        File.Delete(_program);
        var result = Run(shell, name);
        Assert.Equal(1, result.Status);
        Assert.StartsWith("secretscan: not found", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryScript))]
    public void LetOneCommitThroughWithAReasonAlthoughTheProgramIsMissing(string shell, string name)
    {
        Install(name);
        File.Delete(_program);
        var result = Run(shell, name, new Dictionary<string, string?> { ["SECRETSCAN_SKIP"] = "no network in here" });
        Assert.Equal(ReadsRefs(name) ? 1 : 0, result.Status);
        Assert.Equal(!ReadsRefs(name), result.Error.Contains("NOT CHECKED", StringComparison.Ordinal));
        Assert.Equal(1, Run(shell, name, new Dictionary<string, string?> { ["SECRETSCAN_SKIP"] = " " }).Status);
    }

    [Theory]
    [MemberData(nameof(EveryScript))]
    public void LookInPathAndThenWhereGlobalToolsAre(string shell, string name)
    {
        Install(name);
        File.Delete(_program);
        Program(Path.Combine(_place.Home, ".dotnet", "tools", "secretscan"), "tool");
        Assert.StartsWith("tool: ", Lines(Run(shell, name).Error, "tool"), StringComparison.Ordinal);

        Program(Path.Combine(_place.Root, "a bin", "secretscan"), "path");
        var path = Path.Combine(_place.Root, "a bin") + ":" + Environment.GetEnvironmentVariable("PATH");
        Assert.StartsWith("path: ", Lines(Run(shell, name, new Dictionary<string, string?> { ["PATH"] = path }).Error, "path"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryShell))]
    public void GiveAllOfALargeInputToBoth(string shell)
    {
        const string name = "pre-push";
        Install(name);
        Earlier(name);
        var line = "refs/heads/it's \\n a $(false) `false` branch 1111 refs/heads/main 0000\n";
        var input = string.Concat(Enumerable.Repeat(line, 30_000));
        var result = _place.Runner.Run(
            _hooks.Folder, shell, [.. Applet(shell), "./" + name], System.Text.Encoding.UTF8.GetBytes(input));
        Assert.Equal(0, result.Status);
        Assert.Equal(2, result.ErrorLines.Count(error => error == "input " + Checksum(input)));
    }

    [Fact]
    public void WorkAsTheyStandInTheRepository()
    {
        foreach (var name in HookScript.Names)
        {
            _hooks.WriteScript(name, File.ReadAllText(Path.Combine(Repository.Root, "hooks", name)));
            Program(Path.Combine(_place.Home, ".dotnet", "tools", "secretscan"), "tool");
            Assert.StartsWith("tool: ", Lines(Run("sh", name).Error, "tool"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AreSealedAgainstChanges()
    {
        var text = new HookScript("pre-push").Render(new([_program]));
        Assert.True(HookScript.IsWhole(text));
        Assert.True(HookScript.IsWhole(text.ReplaceLineEndings("\r\n")));
        Assert.False(HookScript.IsWhole(text.Replace("|| exit", "", StringComparison.Ordinal)));
        Assert.False(HookScript.IsWhole(text + "true\n"));
        Assert.Equal([_program], HookProgram.Parse(HookScript.ProgramOf(text))!.Words);
    }

    private static bool IsThere(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string[] Applet(string shell) => shell == "busybox" ? ["sh"] : [];

    private static string Lines(string text, string word) =>
        string.Concat(text.Split('\n').Where(line => line.StartsWith(word + ":", StringComparison.Ordinal)).Select(line => line + "\n"));

    private static string Checksum(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static void Program(string path, string word, int status = 0)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $$"""
            #!/bin/sh
            input=$(sha256sum | cut -d' ' -f1)
            first=$1; second=$2; third=$3; shift 3
            { printf '%s: %s %s %s' {{word}} "$first" "$second" "$third"
              printf ' %s %s' "$1" "$2"; shift 2
              for argument; do printf ' [%s]' "$argument"; done; echo; echo "input $input"; } >&2
            exit {{status}}

            """);
        File.SetUnixFileMode(path, WorkFolder.Script);
    }

    private void Earlier(string name, int status = 0) => _hooks.WriteScript(name + ".secretscan-chained", $$"""
        #!/bin/sh
        input=$(sha256sum | cut -d' ' -f1)
        { printf 'earlier:'; for argument; do printf ' [%s]' "$argument"; done; echo; echo "input $input"; } >&2
        exit {{status}}

        """);

    // What is pushed stands on standard input, and no reason lets it through.
    private static bool ReadsRefs(string name) => name is "pre-push" or "pre-receive";

    private void Install(string name) => _hooks.WriteScript(name, new HookScript(name).Render(new([_program])));

    private CliResult Run(string shell, string name, params string[] arguments) =>
        Run(shell, name, new Dictionary<string, string?>(), arguments);

    private CliResult Run(string shell, string name, Dictionary<string, string?> environment, params string[] arguments) =>
        _place.Runner.Run(_hooks.Folder, shell, [.. Applet(shell), "./" + name, .. arguments], environment: environment);
}
