using System.Text.Json;
using System.Text.Json.Nodes;
using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Agents;

/// <summary>Cursor, which takes its answer as JSON.</summary>
public sealed class Cursors : AgentTest
{
    [Fact]
    public void MayNotCommitACredential()
    {
        Repository.Write(".env", Planted.KuCoin);
        Repository.Git("add", "-A");
        var call = new JsonObject { ["command"] = "git commit -m x", ["cwd"] = Repository.Folder };
        AssertDenied(Cursor("beforeShellExecution", call), "agent_message", Planted.KuCoinRules);
    }

    [Fact]
    public void MayNotReadACredential()
    {
        var call = new JsonObject { ["file_path"] = Repository.PathOf(".env"), ["content"] = Planted.KuCoin };
        AssertDenied(Cursor("beforeReadFile", call), "agent_message", Planted.KuCoinRules);
    }

    [Fact]
    public void MayNotWriteOneByATool()
    {
        var call = new JsonObject { ["tool_name"] = "Write", ["tool_input"] = new JsonObject { ["file_path"] = Repository.PathOf(".env"), ["content"] = Planted.KuCoin } };
        AssertDenied(Cursor("preToolUse", call), "agent_message", Planted.KuCoinRules);
    }

    [Fact]
    public void MayNotSendACredential()
    {
        var answer = Answer(Cursor("beforeSubmitPrompt", new JsonObject { ["prompt"] = Planted.KuCoin }));
        Assert.False(answer.GetProperty("continue").GetBoolean());
        Assert.Contains("credentials", answer.GetProperty("user_message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AreToldOfAnEditThatIsDone()
    {
        Repository.Write(".env", Planted.KuCoin);
        var call = new JsonObject
        {
            ["file_path"] = Repository.PathOf(".env"),
            ["edits"] = new JsonArray(new JsonObject { ["old_string"] = "", ["new_string"] = Planted.KuCoin }),
        };
        AssertRefused(Cursor("afterFileEdit", call), Planted.KuCoinRules);
    }

    [Fact]
    public void AreNeverToldThatSomethingIsAllowed()
    {
        Assert.Equal("{}\n", Cursor("beforeShellExecution", new JsonObject { ["command"] = "ls" }).Output);
        Assert.Equal("{\"continue\":true}\n", Cursor("beforeSubmitPrompt", new JsonObject { ["prompt"] = "mend it" }).Output);
    }

    private static void AssertDenied(CliResult result, string message, params string[] rules)
    {
        var answer = Answer(result);
        Assert.Equal("deny", answer.GetProperty("permission").GetString());
        AssertSays(answer.GetProperty(message).GetString()!, rules);
    }

    private static JsonElement Answer(CliResult result)
    {
        Assert.True(result.Status == 0, result.All);
        AssertSays(result.All);
        return JsonDocument.Parse(result.Output).RootElement;
    }
}
