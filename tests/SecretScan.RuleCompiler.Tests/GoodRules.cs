using SecretScan.Rules.Checking;

namespace SecretScan.RuleCompiler.Tests;

public sealed class GoodRules : IDisposable
{
    private readonly CompilerRun _compiler = new();

    [Fact]
    public void BecomeTheImageThatTheLibraryMakes()
    {
        _compiler.Write("tokens.yml", CompilerRun.Good);
        Assert.Equal((0, ""), _compiler.Run());
        var check = RuleChecker.Read([("tokens.yml", new StringReader(CompilerRun.Good))], RuleOrigin.BuiltIn);
        Assert.Equal(check.Image, File.ReadAllBytes(_compiler.Output));
    }

    [Fact]
    public void GiveTheSameFileWhateverOrderTheyWereWrittenIn()
    {
        _compiler.Write("b/venue.yml", CompilerRun.Venue);
        _compiler.Write("a/tokens.yml", CompilerRun.Good);
        _compiler.Run();
        var first = File.ReadAllBytes(_compiler.Output);

        using var other = new CompilerRun();
        other.Write("a/tokens.yml", CompilerRun.Good);
        other.Write("b/venue.yml", CompilerRun.Venue);
        other.Run();
        Assert.Equal(first, File.ReadAllBytes(other.Output));
    }

    [Fact]
    public void LeaveTheFileAloneWhenNothingChanged()
    {
        _compiler.Write("tokens.yml", CompilerRun.Good);
        _compiler.Run();
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_compiler.Output, old);
        _compiler.Run();
        Assert.Equal(old, File.GetLastWriteTimeUtc(_compiler.Output));

        _compiler.Write("venue.yml", CompilerRun.Venue);
        _compiler.Run();
        Assert.NotEqual(old, File.GetLastWriteTimeUtc(_compiler.Output));
    }

    public void Dispose() => _compiler.Dispose();
}
