using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Ci;

/// <summary>
/// A server with two branches that parted: <c>feature</c> brings a KuCoin credential, <c>main</c> went on and has a Binance
/// one of its own, which is no business of the feature; and a clone such as build systems make.
/// </summary>
public abstract class BuildTest : IDisposable
{
    protected static readonly string Zeros = new('0', 40);

    private readonly Workplace _place = new();

    protected BuildTest()
    {
        Server = _place.NewRepository("server");
        Server.Write("README", "hello\n");
        Start = Server.Commit("first");
        Server.Git("checkout", "-q", "-b", "feature");
        Server.Write("clean", "clean\n");
        BeforeFeature = Server.Commit("clean");
        Server.Write(".env", Planted.KuCoin);
        Feature = Server.Commit("bot");
        Server.Git("checkout", "-q", "main");
        Server.Write("bot.py", Planted.Binance);
        Main = Server.Commit("main went on");
        Server.Git("checkout", "-q", "--detach");
        Server.Git("merge", "-q", "--no-ff", "-m", "merge", "feature");
        Merge = Server.Git("rev-parse", "HEAD");
        Server.Git("update-ref", "refs/pull/7/merge", Merge);
        Server.Git("update-ref", "refs/pull/7/head", Feature);
        Server.Git("checkout", "-q", "main");
        Summary = Path.Combine(_place.Root, "summary.md");
        File.WriteAllText(Summary, "from another step\n");
        Clone = _place.NewRepository("clone");
        Clone.Git("remote", "add", "origin", "file://" + Server.Folder);
    }

    protected WorkFolder Server { get; }

    protected WorkFolder Clone { get; }

    protected string Start { get; }

    protected string BeforeFeature { get; }

    protected string Feature { get; }

    protected string Main { get; }

    protected string Merge { get; }

    protected string Summary { get; }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _place.Dispose();
    }

    /// <summary>Fetches as build systems do: one ref with so much of its history, or every branch and tag.</summary>
    protected void Checkout(string what, int depth = 0)
    {
        if (depth == 0)
        {
            Clone.Git("fetch", "-q", "--no-tags", "origin", "+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*");
        }

        Clone.Git(["fetch", "-q", "--no-tags", .. depth == 0 ? Array.Empty<string>() : [$"--depth={depth}"], "origin", what]);
        Clone.Git("checkout", "-q", "--detach", "FETCH_HEAD");
    }

    protected CliResult Run(IReadOnlyDictionary<string, string?> environment, params string[] options) =>
        Launch(CliRunner.SecretScan, ["ci", .. options], environment);

    protected CliResult Launch(string program, string[] arguments, IReadOnlyDictionary<string, string?> environment) =>
        _place.Runner.Run(Clone.Folder, program, arguments, environment: environment);

    /// <summary>Adds a baseline and markers to the feature; gives its new head.</summary>
    protected string AcceptItself()
    {
        Server.Git("checkout", "-q", "feature");
        Assert.Equal(0, Server.SecretScan("baseline", "create").Status);
        Server.Write(".env", string.Concat(Planted.KuCoin.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Zip(Planted.KuCoinRules, (line, rule) => $"{line} # secretscan:allow({rule}) it is fine\n")));
        return Server.Commit("accepts itself");
    }

    /// <summary>Pushes to the feature in two steps: first what is not to be read, then the credential. Gives its new head.</summary>
    protected string AcceptFirst()
    {
        Server.Git("checkout", "-q", "-B", "feature", BeforeFeature);
        Server.Write(".secretscan.yml", "version: 1\npaths:\n  exclude: [\"**\"]\n");
        Server.Commit("policy first");
        Server.Write(".env", Planted.KuCoin);
        return Server.Commit("then the secret");
    }

    /// <summary>GitHub's environment and event.</summary>
    protected Dictionary<string, string?> GitHub(string name, string payload, string? sha = null)
    {
        var file = Path.Combine(_place.Root, "event.json");
        File.WriteAllText(file, payload);
        return new()
        {
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_EVENT_NAME"] = name,
            ["GITHUB_EVENT_PATH"] = file,
            ["GITHUB_SHA"] = sha,
            ["GITHUB_STEP_SUMMARY"] = Summary,
        };
    }

    /// <summary>What GitHub sends of a pull request, as far as it matters; the base may have moved since.</summary>
    protected string PullRequest(string? head = null, string? known = null, bool fork = false) => $$"""
        {
          "action": "synchronize", "number": 7,
          "pull_request": {
            "number": 7, "state": "open", "title": "Add bot",
            "head": { "label": "ada:feature", "ref": "feature", "sha": "{{head ?? Feature}}", "repo": { "full_name": "ada/bots", "fork": {{(fork ? "true" : "false")}} } },
            "base": { "label": "org:main", "ref": "main", "sha": "{{known ?? Main}}", "repo": { "full_name": "org/bots", "default_branch": "main" } }
          },
          "repository": { "full_name": "org/bots", "default_branch": "main" }
        }
        """;

    /// <summary>What GitHub sends of a push.</summary>
    protected static string Push(string reference, string before, string after, bool forced = false, bool deleted = false) => $$"""
        {
          "ref": "{{reference}}", "before": "{{before}}", "after": "{{after}}",
          "created": {{(before == Zeros ? "true" : "false")}}, "deleted": {{(deleted ? "true" : "false")}}, "forced": {{(forced ? "true" : "false")}},
          "repository": { "full_name": "org/bots", "default_branch": "main" }
        }
        """;

    /// <summary>Holds a build to having judged what the feature brings, and nothing of what main has.</summary>
    private protected static void AssertFeatureIsJudged(CliResult result, params string[] said)
    {
        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.DoesNotContain("binance", result.All, StringComparison.Ordinal);
        Assert.All(said, words => Assert.Contains(words, result.ErrorLines[0], StringComparison.Ordinal));
    }
}
