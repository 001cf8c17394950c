using System.Text;
using SecretScan.Cli.Baselines;
using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Baselines;

/// <summary>What somebody answers in a terminal, and what becomes of it.</summary>
public sealed class Audits : IDisposable
{
    private const string Value = "T3yGp8WbNq1ZkXv6RmCj9LsHd2FuQe7AoVi4¦MxBtYwKzErSnPcJhDgLfUaOqIv5W";

    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public Audits()
    {
        _repository = _place.NewRepository();
        _repository.Write("bot.py", Planted.Binance);
        _repository.Commit();
        _place.Runner.Environment["TERM"] = "xterm";
        _place.Runner.Environment["NO_COLOR"] = "1";
    }

    public void Dispose() => _place.Dispose();

    [PtyFact]
    public void AFalseAlarmIsAcceptedAndAsksNoMore()
    {
        var result = Answer("f", "made up", "s");
        Assert.Contains("1 of 2", result.Output, StringComparison.Ordinal);
        Assert.Contains(">     2  client = Client(api_key=\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("1 accepted", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, result.Status);
        Assert.Contains("\"reason\": \"made up\"", _repository.Read(".secretscan-baseline.json"), StringComparison.Ordinal);
        Assert.Contains("1 to look at", Answer("q").Output, StringComparison.Ordinal);
        Assert.Equal(0, Answer("f", "made up, too").Status);
        Assert.Equal(0, _repository.SecretScan("files", ".").Status);
    }

    [PtyFact]
    public void WhatIsKeptIsNotAskedAgain()
    {
        Assert.Equal(1, Answer("k", "k").Status);
        Assert.Contains("0 to look at, 2 kept before", Answer("q").Output, StringComparison.Ordinal);
        Assert.Equal(1, _repository.SecretScan("files", ".").Status);
        Assert.Contains("2 to look at", Answer(["--all"], "q").Output, StringComparison.Ordinal);
    }

    [PtyFact]
    public void TheValueShowsOnlyWhenAskedForAndGoesAgain()
    {
        var value = Value.Replace("¦", "", StringComparison.Ordinal);
        Planted.AssertSecretsAreNotIn(Answer("e", "?", "s", "s").Output);
        var shown = Answer("s", "r", "", "q").Output;
        var (at, left) = (shown.IndexOf(value, StringComparison.Ordinal), shown.IndexOf("\e[?1049l", StringComparison.Ordinal));
        Assert.True(shown.IndexOf("\e[?1049h", StringComparison.Ordinal) is >= 0 and var entered && entered < at && at < left, shown);
        Assert.Equal(at, shown.LastIndexOf(value, StringComparison.Ordinal));
        _place.Runner.Environment["TERM"] = "dumb";
        Planted.AssertSecretsAreNotIn(Answer("s", "r", "q").Output);
    }

    [PtyFact]
    public void TheEditorOpensAtTheLine()
    {
        _repository.Write("editor.sh", "echo \"opened $*\"\n");
        _place.Runner.Environment["EDITOR"] = "sh editor.sh --wait";
        Assert.Contains("opened --wait +2 ", Answer("o", "q").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutATerminalItSaysSo()
    {
        var result = _repository.SecretScan("baseline", "audit");
        Assert.Equal(2, result.Status);
        Assert.Contains("this is no terminal", Assert.Single(result.All.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "vi +7 /a/b")]
    [InlineData("/usr/bin/code --wait", "/usr/bin/code --wait --goto /a/b:7")]
    [InlineData("subl -w", "subl -w /a/b:7")]
    public void EveryEditorHasItsWay(string editor, string words) => Assert.Equal(words, string.Join(' ', EditorCall.Words(editor, "/a/b", 7)));

    private CliResult Answer(params string[] answers) => Answer([], answers);

    private CliResult Answer(string[] options, params string[] answers)
    {
        var command = string.Join(' ', ((string[])[CliRunner.SecretScan, "baseline", "audit", .. options]).Select(word => $"'{word}'"));
        return _place.Runner.Run(_repository.Folder, "/usr/bin/script", ["-qec", command, "/dev/null"], Encoding.UTF8.GetBytes(string.Concat(answers.Select(answer => answer + "\n"))));
    }
}
