using SecretScan.Sources;

namespace SecretScan.Core.Tests.Sources;

public sealed class StandardInput
{
    private readonly Coverage _coverage = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(1_000_000)]
    public void IsReadWhole(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);

        Assert.Equal(bytes, Read(bytes, 1_000_000).Bytes.ToArray());
        Assert.True(_coverage.Complete);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public void IsReadUpToTheLimitAndTheRestTold(int limit)
    {
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);

        Assert.Equal(bytes[..limit], Read(bytes, limit).Bytes.ToArray());
        Assert.Equal(SkipReason.TooLarge, _coverage.Skipped.Single().Reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("bot/.env")]
    public void HasTheNameThatItIsGiven(string? name)
    {
        using var input = new MemoryStream([1]);

        var origin = new StdinSource(input, name, SourceLimits.Default).Read(_coverage).Single().Origin;

        Assert.Equal((OriginKind.Stdin, name), (origin.Kind, origin.Path));
    }

    private Fragment Read(byte[] bytes, int limit)
    {
        using var input = new MemoryStream(bytes);
        return new StdinSource(input, null, new SourceLimits { MaxFileSize = limit }).Read(_coverage).Single();
    }
}
