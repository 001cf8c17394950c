namespace SecretScan.Cli.Tests.Agents;

/// <summary>Programs that take exit code 2 for a refusal and standard error for its reason.</summary>
public sealed class ClaudeAndCodex : AgentTest
{
    private static readonly string[] Lines = Planted.KuCoin.Split('\n');

    [Fact]
    public void MayNotWriteACredential()
    {
        var result = Tool("Write", new { file_path = Repository.PathOf("bot/.env"), content = Planted.KuCoin });
        AssertRefused(result, Planted.KuCoinRules);
        AssertSays(result.Error, "bot/.env:1", "environment variable", "secret store");
    }

    [Fact]
    public void MayWriteAnythingElse() => AssertSilent(Tool("Write", new { file_path = Repository.PathOf("bot.py"), content = "print(1)\n" }));

    [Fact]
    public void AreJudgedByWhatTheFileWillBe()
    {
        Repository.Write("config.ini", "[kucoin]\nkey = \nsecret = here\n");
        var edit = new { file_path = Repository.PathOf("config.ini"), old_string = "here", new_string = Value(1) };
        AssertRefused(Tool("Edit", edit), "kucoin-api-secret");
        AssertRefused(Tool("MultiEdit", new { edit.file_path, edits = new[] { new { edit.old_string, edit.new_string } } }), "kucoin-api-secret");
    }

    [Fact]
    public void AreNotBlamedForWhatStoodThereBefore()
    {
        Repository.Write("bot.py", Planted.Binance + "print(1)\n");
        AssertSilent(Tool("Edit", new { file_path = Repository.PathOf("bot.py"), old_string = "print(1)", new_string = "print(2)" }));
        AssertSilent(Tool("Write", new { file_path = Repository.PathOf("bot.py"), content = "import os\n" + Planted.Binance }));
        AssertRefused(Tool("Write", new { file_path = Repository.PathOf("other.py"), content = Planted.Binance }), Planted.BinanceRules);
    }

    [Fact]
    public void AreToldOfAnEditThatIsDone()
    {
        Repository.Write("bot.py", "import os\n" + Planted.Binance);
        AssertRefused(Tool("Edit", new { file_path = Repository.PathOf("bot.py"), old_string = "", new_string = Planted.Binance }, "PostToolUse"), Planted.BinanceRules);
        AssertSilent(Tool("Edit", new { file_path = Repository.PathOf("bot.py"), old_string = "", new_string = "import os\n" }, "PostToolUse"));
    }

    [Fact]
    public void MayNotEditWhatIsNotThere() =>
        AssertRefused(Tool("Edit", new { file_path = Repository.PathOf("none/.env"), old_string = "x", new_string = Planted.KuCoin }), Planted.KuCoinRules);

    [Fact]
    public void MayNotFillANotebook() =>
        AssertRefused(Tool("NotebookEdit", new { notebook_path = Repository.PathOf("a.ipynb"), new_source = Planted.Binance }), Planted.BinanceRules);

    [Fact]
    public void MayNotPatchOneIn()
    {
        Repository.Write("bot.py", "import os\nprint(1)\n");
        AssertRefused(Patch($"*** Add File: .env\n{Behind('+', Planted.KuCoin)}"), Planted.KuCoinRules);
        AssertRefused(Patch($"*** Update File: bot.py\n@@\n import os\n-print(1)\n{Behind('+', Planted.Binance)}"), Planted.BinanceRules);
        AssertRefused(Patch($"*** Delete File: README\n*** Update File: bot.py\n*** Move to: b.py\n@@\n{Behind('+', Planted.Binance)}*** End of File\n"), Planted.BinanceRules);
        AssertSilent(Patch($"*** Update File: bot.py\n@@\n{Behind('-', Planted.Binance)}+print(2)\n"));
    }

    [Fact]
    public void MayNotSendACredential()
    {
        AssertRefused(Tell($$"""{"hook_event_name":"UserPromptSubmit","prompt":{{System.Text.Json.JsonSerializer.Serialize(Planted.KuCoin)}}}"""), Planted.KuCoinRules);
        Repository.Write(".env", Planted.KuCoin);
        AssertRefused(Tool("Read", new { file_path = Repository.PathOf(".env") }), Planted.KuCoinRules);
        AssertSilent(Tool("Read", new { file_path = Repository.PathOf("README") }));
    }

    [Fact]
    public void MayNotWriteOneByTheShell() => AssertRefused(Shell($"cat > .env <<'EOF'\n{Planted.KuCoin}EOF\n"), Planted.KuCoinRules);

    [Theory]
    [InlineData("git commit -m x")]
    [InlineData("git commit --no-verify -m x")]
    [InlineData("cd bot && LANG=C git -c a.b=c commit -nm 'it is done'")]
    [InlineData("echo don't\ngit commit -m x")]
    [InlineData("bash -c \"git -C . commit -m x\"")]
    [InlineData("(npm test; /usr/bin/git commit -m \"$(cat <<'EOF'\nit's\nEOF\n)\") && git push")]
    public void MayNotCommitACredential(string command)
    {
        Repository.Write("bot/.env", Planted.KuCoin);
        AssertSilent(Shell(command));
        Repository.Git("add", "-A");
        AssertRefused(Shell(command), Planted.KuCoinRules);
    }

    [Theory]
    [InlineData("git add -A && git commit --no-verify -m x")]
    [InlineData("git add bot; git commit -m x")]
    [InlineData("cd bot && git add -f secret.env && git commit -m x")]
    public void MayNotStageAndCommitACredential(string command)
    {
        Repository.Write(".gitignore", "bot/secret.env\n");
        Repository.Write("bot/secret.env", command.Contains("-f", StringComparison.Ordinal) ? Planted.KuCoin : "");
        Repository.Write("bot/.env", command.Contains("-f", StringComparison.Ordinal) ? "" : Planted.KuCoin);
        AssertRefused(Shell(command), Planted.KuCoinRules);
    }

    [Fact]
    public void AreNotBlamedForWhatIsNotCommitted()
    {
        Repository.Write("bot/.env", Planted.KuCoin);
        AssertSilent(Shell("git add README && git commit -m x"));
        AssertSilent(Shell("git status; git log --grep commit"));
        Repository.Commit();
        Repository.Write("bot/.env", Planted.KuCoin + "A=b\n");
        AssertSilent(Shell("git commit -am x"));
    }

    [Theory]
    [InlineData("git commit -am x")]
    [InlineData("git commit --no-verify -m x README")]
    public void MayNotCommitWhatIsNotStaged(string command)
    {
        Repository.Write("README", Planted.KuCoin);
        AssertRefused(Shell(command), Planted.KuCoinRules);
    }

    [Theory]
    [InlineData("git push")]
    [InlineData("git push --no-verify origin HEAD:refs/heads/main")]
    [InlineData("git push -f origin +main")]
    public void MayNotPushWhatWasCommittedWithoutHooks(string command)
    {
        Repository.Write(".env", Planted.KuCoin);
        Repository.Commit();
        AssertRefused(Shell(command), Planted.KuCoinRules);
        Repository.Git("update-ref", "refs/remotes/origin/main", "HEAD");
        AssertSilent(Shell(command));
    }

    [Fact]
    public void GoOnWhereAPersonSaidYes()
    {
        var marked = Planted.Binance.Replace("\")\n", "\")  # secretscan:allow(binance-api-key, binance-api-secret) made up\n", StringComparison.Ordinal);
        AssertSilent(Tool("Write", new { file_path = Repository.PathOf("bot.py"), content = marked }));
        Repository.Write("bot.py", Planted.Binance);
        Repository.Git("add", "-A");
        Assert.Equal(0, Repository.SecretScan("baseline", "create", "--reason", "made up").Status);
        Repository.Git("rm", "-q", "--cached", "bot.py");
        File.Delete(Repository.PathOf("bot.py"));
        AssertSilent(Tool("Write", new { file_path = Repository.PathOf("bot.py"), content = Planted.Binance }));
    }

    private Testing.CliResult Patch(string sections) => Tool("apply_patch", new { command = $"*** Begin Patch\n{sections}*** End Patch\n" });

    private static string Behind(char sign, string text) => string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"{sign}{line}\n"));

    private static string Value(int line) => Lines[line].Split('=')[1];
}
