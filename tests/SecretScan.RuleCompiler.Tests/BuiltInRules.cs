using SecretScan.Testing;

namespace SecretScan.RuleCompiler.Tests;

public sealed class BuiltInRules
{
    [Fact]
    public void CompileWithoutAWarning()
    {
        using var compiler = new CompilerRun();
        Assert.Equal((0, ""), CompilerRun.RunWith(Path.Combine(Repository.Root, "rules"), compiler.Output));
    }
}
