using FsCheck;
using FsCheck.Fluent;
using SecretScan.Cli.Agents;

namespace SecretScan.Cli.Tests.Agents;

/// <summary>What cannot be judged never stops an agent, and never breaks the program.</summary>
public sealed class AnyAgent : AgentTest
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"git commit\"")]
    [InlineData("{\"hook_event_name\":1}")]
    public void IsNotStoppedByWhatIsNoCall(string json)
    {
        var result = Tell(json);
        Assert.Equal(1, result.Status);
        Assert.StartsWith("secretscan: standard input is not what an agent tells", result.Error, StringComparison.Ordinal);
        Assert.Single(result.All.TrimEnd().Split('\n'));
    }

    [Fact]
    public void IsNotStoppedByDepth() => Assert.Equal(1, Tell("{\"hook_event_name\":" + new string('[', 100_000)).Status);

    [Fact]
    public void IsNotStoppedByAnUnknownOption() => Assert.Equal(1, Tell("{}", "--no-such-option").Status);

    [Fact]
    public void IsNotStoppedByABrokenBaseline()
    {
        Repository.Write(".secretscan-baseline.json", "{");
        Assert.Equal(1, Tool("Write", new { file_path = Repository.PathOf(".env"), content = Planted.KuCoin }).Status);
    }

    [Theory]
    [InlineData("SessionStart", "Write")]
    [InlineData("PreToolUse", "WebSearch")]
    public void GoesOnWithWhatIsUnknownAndIsToldSo(string happens, string tool)
    {
        var input = new { query = Planted.KuCoin };
        AssertSilent(Tool(tool, input, happens));
        var told = Tool(tool, input, happens, "-v");
        Assert.Equal(0, told.Status);
        Assert.Contains($"let through unread: nothing to judge in {happens} {tool}", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void IsJudgedInWhatIsHalfAText() =>
        AssertRefused(Tell($$"""{"hook_event_name":"UserPromptSubmit","prompt":"\ud800 {{Planted.KuCoin.Replace("\n", "\\n", StringComparison.Ordinal)}}"}"""));

    [Fact]
    public void IsJudgedWhateverItsPathsAre() =>
        AssertRefused(Tool("Write", new { file_path = Repository.PathOf("a\0b/../\ud83d\ude00/.env"), content = Planted.KuCoin }), Planted.KuCoinRules);

    [Fact]
    public void HasOneHookOrTheOther()
    {
        Assert.Contains("name a hook of git", Repository.SecretScan("hook", "run").Error, StringComparison.Ordinal);
        Assert.Contains("name a hook of git", Repository.SecretScan("hook", "run", "pre-commit", "--agent").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CommandsAreReadWhateverTheyAre() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<string?>(), text => GitCall.In(text ?? "", "/").Count <= 1000));

    [Fact]
    public void PatchesAreReadWhateverTheyAre()
    {
        var lines = Gen.Elements("*** Add File: a", "*** Update File: b", "*** Move to: c", "*** Delete File: d", "*** End Patch", "@@", "+x", "-y", " z", "", "*** ", "\r", "+");
        Check.QuickThrowOnFailure(Prop.ForAll(lines.ListOf().ToArbitrary(), all => PatchText.Read(string.Join('\n', all)).All(file => file.Path != "d")));
    }

    [Fact]
    public void AnEditTakenBackIsWhatStoodThere() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements('a', 'b', '\n').ListOf().Select(all => string.Concat(all)).ToArbitrary(),
        text => text.IndexOf('a') < 0 || new TextChange("a", "cc").Apply(text, 1000) is var once && new TextChange("a", "cc").Undo.Apply(once!, 1000) == text));

    [Fact]
    public void NoEditGrowsWithoutBounds() => Assert.Null(new TextChange("a", new string('b', 1000), Everywhere: true).Apply(new string('a', 1000), 10_000));
}
