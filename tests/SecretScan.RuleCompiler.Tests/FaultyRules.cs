namespace SecretScan.RuleCompiler.Tests;

public sealed class FaultyRules : IDisposable
{
    private readonly CompilerRun _compiler = new();

    [Fact]
    public void StopTheBuildWithFileLineRuleAndReason()
    {
        var path = _compiler.Write("deep/tokens.yml", CompilerRun.Good.Replace("{24})'", "{24})*'", StringComparison.Ordinal));
        var (exitCode, messages) = _compiler.Run();
        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{path}(10,46): error SSR001: acme-token: ", messages);
        Assert.False(File.Exists(_compiler.Output));
    }

    [Fact]
    public void AreAllTold()
    {
        _compiler.Write("tokens.yml", CompilerRun.Good.Replace("part:", "prat:", StringComparison.Ordinal));
        _compiler.Write("venue.yml", CompilerRun.Venue.Replace("sets:", "stes:", StringComparison.Ordinal));
        var (_, messages) = _compiler.Run();
        Assert.Contains("tokens.yml(7,5): error SSR001: acme-token: unknown key 'prat', did you mean 'part'?", messages);
        Assert.Contains("tokens.yml(23,5): error SSR001: acme-account-secret: unknown key 'prat'", messages);
        Assert.Contains("venue.yml(7,3): error SSR001: unknown key 'stes', did you mean 'sets'?", messages);
    }

    [Fact]
    public void LeaveTheOldFileForTheNextGoodRun()
    {
        _compiler.Write("tokens.yml", CompilerRun.Good);
        _compiler.Run();
        var before = File.ReadAllText(_compiler.Output);
        _compiler.Write("tokens.yml", "rules: 1");
        Assert.Equal(1, _compiler.Run().ExitCode);
        Assert.Equal(before, File.ReadAllText(_compiler.Output));
    }

    [Fact]
    public void AreWarnedOfWhereTheyCanBeUsed()
    {
        _compiler.Write("tokens.yml", CompilerRun.Good.Replace("Zt¦Lw", "ZtLw", StringComparison.Ordinal));
        var (exitCode, messages) = _compiler.Run();
        Assert.Equal(0, exitCode);
        Assert.Contains("tokens.yml(18,9): warning SSR002: acme-token: put the break marker", messages);
    }

    [Fact]
    public void AreNowhere()
    {
        var (exitCode, messages) = _compiler.Run();
        Assert.Equal(2, exitCode);
        Assert.StartsWith($"{_compiler.Rules}(1,1): error SSR001: ", messages);
        Assert.Equal(2, CompilerRun.RunWith("only one").ExitCode);
    }

    public void Dispose() => _compiler.Dispose();
}
