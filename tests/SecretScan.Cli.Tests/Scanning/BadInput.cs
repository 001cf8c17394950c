using System.Text;

namespace SecretScan.Cli.Tests.Scanning;

/// <summary>One clear line on standard error, the right exit code, nothing lost, never a stack trace.</summary>
public sealed class BadInput : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public BadInput() => _repository = _place.NewRepository();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("say what to do")]
    [InlineData("there is no command 'stagd', did you mean 'staged'", "stagd")]
    [InlineData("there is no option '--reprot', did you mean '--report'", "staged", "--reprot", "json")]
    [InlineData("there is no argument 'x'", "staged", "x")]
    [InlineData("no format 'xml', only text, json", "staged", "--report", "xml")]
    [InlineData("the path behind = is missing", "staged", "--report", "json=")]
    [InlineData("cannot go to standard output", "staged", "--report", "json", "--report", "text")]
    [InlineData("--min-severity: 'worst' is not one of info, low, medium, high, critical", "staged", "--min-severity", "worst")]
    [InlineData("--max-file-size: 'big' is no size", "files", "--max-file-size", "big")]
    [InlineData("--timeout: '0' is no time", "files", "--timeout", "0")]
    [InlineData("--jobs: '-1' is no number", "files", "--jobs", "-1")]
    [InlineData("--color: 'red' is not one of auto, always, never", "files", "--color", "red")]
    [InlineData("no such file or folder", "files", "nowhere")]
    [InlineData("nowhere", "files", "*.nowhere")]
    [InlineData("cannot use ?, [...]", "files", "bot?.py")]
    [InlineData("cannot use ?, [...]", "files", "src/[ab].py")]
    [InlineData("cannot use ?, [...]", "files", "!src")]
    [InlineData("standard input is scanned on its own", "files", "-", "README")]
    [InlineData("not a range", "range", "HEAD")]
    [InlineData("nowhere", "range", "nowhere..HEAD")]
    [InlineData("a side is empty", "range", "..HEAD")]
    [InlineData("a side is empty", "range", "HEAD...")]
    [InlineData("no rule 'kucoin-api-kye', did you mean 'kucoin-api-key'", "explain", "kucoin-api-kye")]
    [InlineData("no rule 'kucion', did you mean 'kucoin'", "explain", "kucion")]
    [InlineData("no rule 'nonsense'", "rules", "show", "nonsense")]
    [InlineData("no baseline entry", "explain", "v1:0123456789abcdef")]
    [InlineData("there is no file or folder nowhere.yml", "staged", "--rules", "nowhere.yml")]
    [InlineData("nowhere.json", "staged", "--baseline", "nowhere.json")]
    public void IsToldInOneLine(string said, params string[] arguments)
    {
        _repository.Write("README", "hello\n");
        _repository.Commit();
        var result = _repository.SecretScan(arguments);
        Assert.Equal(2, result.Status);
        Assert.Equal("", result.Output);
        var line = Assert.Single(result.ErrorLines);
        Assert.StartsWith("secretscan: ", line, StringComparison.Ordinal);
        Assert.Contains(said, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staged")]
    [InlineData("range", "HEAD~1..HEAD")]
    [InlineData("hook", "install")]
    [InlineData("hook", "run", "pre-commit")]
    [InlineData("baseline", "create")]
    public void OutsideOfARepositoryIsToldSo(params string[] arguments)
    {
        var result = new WorkFolder(_place, _place.Home).SecretScan(arguments);
        Assert.Equal(2, result.Status);
        Assert.Contains("repository", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void InABareRepositoryNothingCanBeStaged()
    {
        _repository.Git("config", "core.bare", "true");
        var result = _repository.SecretScan("staged");
        Assert.Equal(2, result.Status);
        Assert.Contains("bare", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void TooLargeIsNotSilentlyGreen()
    {
        _repository.Write("large.txt", new string('x', 2000));
        var result = _repository.SecretScan("files", "large.txt", "--max-file-size", "1KB");
        Assert.Equal(3, result.Status);
        Assert.Contains("large.txt", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, _repository.SecretScan("files", "large.txt", "--max-file-size", "1KB", "--allow-incomplete").Status);
        Assert.Equal(0, _repository.SecretScan("files", "large.txt", "--max-file-size", "2KiB").Status);
    }

    [Theory]
    [InlineData("rules: [", "rules.yml:2:1: not valid YAML")]
    [InlineData("provider: mine\nrules:\n  - id: mine-token\n    colour: red\n", "rules.yml:1")]
    [InlineData("- 1\n", "rules.yml:1")]
    public void InARuleFileNamesThePlace(string yaml, string place)
    {
        _repository.Write("rules.yml", yaml);
        var result = _repository.SecretScan("files", ".", "--rules", "rules.yml");
        Assert.Equal(2, result.Status);
        Assert.Contains(place, Assert.Single(result.ErrorLines), StringComparison.Ordinal);

        var check = _repository.SecretScan("rules", "check", "rules.yml");
        Assert.Equal(2, check.Status);
        Assert.Contains(place, check.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("provider: &a mine\nname: *a\n")]
    [InlineData("provider: mine\nprovider: mine\n")]
    [InlineData("provider:\tmine\n\tname: x\n")]
    public void InARuleFileIsNotTakenForAnEmptyOne(string yaml)
    {
        _repository.Write("rules.yml", yaml);
        var check = _repository.SecretScan("rules", "check", "rules.yml");
        Assert.Equal(2, check.Status);
        Assert.DoesNotContain("nothing in it", check.Output, StringComparison.Ordinal);
        Assert.Equal("secretscan: 1 fault", Assert.Single(check.ErrorLines));
    }

    [Fact]
    public void ThatTakesTheIdOfABuiltInRuleIsRefused()
    {
        _repository.Write("rules.yml", "provider: kucoin\nname: KuCoin\nrules:\n  - id: kucoin-api-key\n    title: x\n");
        const string Said = "kucoin-api-key: a built-in rule has this id";
        var check = _repository.SecretScan("rules", "check", "rules.yml");
        Assert.Equal(2, check.Status);
        Assert.Contains("rules.yml:4:", check.Output, StringComparison.Ordinal);
        Assert.Contains(Said, check.Output, StringComparison.Ordinal);
        var scan = _repository.SecretScan("files", ".", "--rules", "rules.yml");
        Assert.Equal(2, scan.Status);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"schemaVersion\": 99, \"entries\": []}")]
    public void InABaselineIsNotTakenForAnEmptyOne(string text)
    {
        _repository.Write("bot.py", Planted.Binance);
        _repository.Git("add", "-A");
        _repository.Write(".secretscan-baseline.json", text);
        var result = _repository.SecretScan("staged");
        Assert.Equal(2, result.Status);
        Assert.Contains(".secretscan-baseline.json", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere/report.json")]
    [InlineData("/proc/report.json")]
    [InlineData(".")]
    public void WhereAReportCannotBeWrittenTheFindingsAreShownAllTheSame(string path)
    {
        _repository.Write("bot.py", Planted.Binance);
        var result = _repository.SecretScan("files", ".", "--report", "json=" + path);
        Assert.Equal(2, result.Status);
        Assert.Contains("the report cannot be written to " + path, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.All(Planted.BinanceRules, rule => Assert.Contains(rule, result.Output, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"report\.json\.\w", result.ErrorLines[0]);
        Assert.Empty(Directory.GetFiles(_repository.Folder, "*report*"));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void ThatStandardOutputIsFullIsNoSuccess(string format)
    {
        _repository.Write("bot.py", Planted.Binance);
        var result = _place.Runner.Run(
            _repository.Folder, "bash", ["-c", "\"$0\" files . --report \"$1\" >/dev/full", Testing.CliRunner.SecretScan, format]);
        Assert.Equal(2, result.Status);
        Assert.StartsWith("secretscan: the report cannot be written to standard output: No space", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.All(Planted.BinanceRules, rule => Assert.Contains(rule, result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void OnStandardInputThatIsClosedDoesNotHang()
    {
        var result = _place.Runner.Run(_repository.Folder, "bash", ["-c", "exec \"$0\" files - <&-", Testing.CliRunner.SecretScan]);
        Assert.Equal((2, ""), (result.Status, result.Output));
        Assert.Contains("standard input is closed", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void ThatIsARangeWithoutCommitsIsToldSo()
    {
        _repository.Write("README", "hello\n");
        _repository.Commit();
        var result = _repository.SecretScan("range", "HEAD..HEAD");
        Assert.Equal(0, result.Status);
        Assert.Contains("no commits", result.Output, StringComparison.Ordinal);
        Assert.Equal("secretscan: nothing to scan: HEAD and HEAD are the same commit", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void ThatIsAProcessSubstitutionIsRefused()
    {
        var result = _place.Runner.Run(_repository.Folder, "bash", ["-c", "\"$0\" files <(echo x)", Testing.CliRunner.SecretScan]);
        Assert.Equal(2, result.Status);
        Assert.Contains("not a regular file", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void WhoeverStopsReadingIsNoError()
    {
        _repository.Write("bot.py", Planted.Binance);
        string[] script = ["-c", "\"$0\" files . | true; exit ${PIPESTATUS[0]}", Testing.CliRunner.SecretScan];
        var result = _place.Runner.Run(_repository.Folder, "bash", script);
        Assert.Equal((1, "", ""), (result.Status, result.Output, result.Error));
    }

    [Fact]
    public void InANameCannotActOnATerminal()
    {
        _repository.Write("\x1b[2J.env", Planted.KuCoin);
        _repository.Git("add", "-A");
        var result = _repository.SecretScan("staged");
        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.DoesNotContain('\x1b', result.All);
        Assert.DoesNotContain('\x1b', _repository.SecretScan("files", "\x1b[2J").All);
        Assert.DoesNotContain('\x1b', _repository.SecretScan("staged", "--\x1b[2J").All);
    }

    [Fact]
    public void OfAnyKindOnStandardInputIsRead()
    {
        byte[] bytes = [0, 0xFF, 0xFE, 0x1B, .. Encoding.UTF8.GetBytes("\n" + Planted.KuCoin), 0xC0];
        Planted.AssertFound(_repository.SecretScan(bytes, "files", "-", "--stdin-path", "x.env"), Planted.KuCoinRules);
    }
}
