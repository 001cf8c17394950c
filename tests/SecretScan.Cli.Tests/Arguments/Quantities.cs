using FsCheck;
using FsCheck.Fluent;
using SecretScan.Cli.Arguments;

namespace SecretScan.Cli.Tests.Arguments;

public sealed class Quantities
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("500KB", 500_000)]
    [InlineData("100MB", 100_000_000)]
    [InlineData("100 mb", 100_000_000)]
    [InlineData("10MiB", 10 * 1024 * 1024)]
    [InlineData("1.5k", 1500)]
    [InlineData("2G", 2_000_000_000)]
    public void AreSizes(string text, long bytes) => Assert.Equal(bytes, Quantity.Size("--x", text));

    [Theory]
    [InlineData("90", 90_000)]
    [InlineData("500ms", 500)]
    [InlineData("5m", 300_000)]
    [InlineData("1.5h", 5_400_000)]
    public void AreTimes(string text, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Quantity.Duration("--x", text));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("MB")]
    [InlineData("1,5MB")]
    [InlineData("1 XB")]
    [InlineData("0x10")]
    [InlineData("99999999999999999999999999999999")]
    public void AreNothingElse(string text)
    {
        Assert.Contains("--x", Assert.Throws<CommandException>(() => Quantity.Size("--x", text)).Message, StringComparison.Ordinal);
        Assert.Throws<CommandException>(() => Quantity.Duration("--x", text));
    }

    [Fact]
    public void GivenAsTextNeverSurprise() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            try
            {
                return Quantity.Size("--x", text.Get) >= 1;
            }
            catch (CommandException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();
}
