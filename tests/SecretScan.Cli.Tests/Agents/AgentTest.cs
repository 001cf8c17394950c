using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Agents;

/// <summary>A repository in which a coding agent works, with nothing installed but its own hook.</summary>
public abstract class AgentTest : IDisposable
{
    private readonly Workplace _place = new();

    protected AgentTest()
    {
        Repository = _place.NewRepository();
        Repository.Write("README", "hello\n");
        Repository.Commit();
    }

    protected WorkFolder Repository { get; }

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    protected CliResult Tell(string call, params string[] options) =>
        Repository.SecretScan(Encoding.UTF8.GetBytes(call), ["hook", "run", "--agent", .. options]);

    /// <summary>What Claude Code and Codex say of a tool.</summary>
    protected CliResult Tool(string tool, object input, string happens = "PreToolUse", params string[] options) => Tell(
        JsonSerializer.Serialize(new { session_id = "s", hook_event_name = happens, cwd = Repository.Folder, tool_name = tool, tool_input = input }), options);

    protected CliResult Shell(string command) => Tool("Bash", new { command });

    /// <summary>What Cursor says.</summary>
    protected CliResult Cursor(string happens, JsonObject call)
    {
        call["hook_event_name"] = happens;
        call["workspace_roots"] = new JsonArray(Repository.Folder);
        return Tell(call.ToJsonString());
    }

    protected static void AssertRefused(CliResult result, params string[] rules)
    {
        Assert.True(result.Status == 2, $"exit code {result.Status}: {result.All}");
        AssertSays(result.Error, rules);
    }

    protected static void AssertSays(string text, params string[] rules)
    {
        Assert.All(rules, rule => Assert.Contains(rule, text, StringComparison.Ordinal));
        Planted.AssertSecretsAreNotIn(text);
    }

    protected static void AssertSilent(CliResult result)
    {
        Assert.True(result.Status == 0, result.All);
        Assert.Equal("", result.All);
    }
}
