using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Ci;

/// <summary><c>action.yml</c>: its script, run as a runner runs it.</summary>
public sealed class TheAction : BuildTest
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "action.yml"));

    [Fact]
    public void JudgesAPullRequest()
    {
        Checkout("refs/pull/7/merge");
        var environment = GitHub("pull_request", PullRequest(), Merge);
        environment["TOOL"] = CliRunner.SecretScan;

        AssertFeatureIsJudged(Bash(environment), "pull request 7");
        environment["ARGUMENTS"] = "--fail-on critical --report json=report.json";
        AssertFeatureIsJudged(Bash(environment), "pull request 7");
        Assert.True(File.Exists(Clone.PathOf("report.json")));
    }

    // An expression in a script is text of the script: whoever names a branch would write it.
    [Fact]
    public void PutsNothingOfTheEventIntoItsScripts() => Assert.DoesNotContain("${{", Script, StringComparison.Ordinal);

    private static string Script
    {
        get
        {
            const string Begin = "      run: |\n";
            var lines = Text[(Text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..].Split('\n').TakeWhile(line => line.StartsWith("        ", StringComparison.Ordinal));
            return string.Join('\n', lines.Select(line => line[8..]));
        }
    }

    // As GitHub's runner starts it.
    private CliResult Bash(IReadOnlyDictionary<string, string?> environment)
    {
        var script = Clone.PathOf(".git/step.sh");
        File.WriteAllText(script, Script);
        return Launch("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], environment);
    }
}
