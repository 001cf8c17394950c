using System.Collections.Immutable;

namespace SecretScan.Rules.Tests;

public class FilesOfRules
{
    [Theory]
    [InlineData("config/master.key", "config/master.key", true)]
    [InlineData("config/master.key", "shop/config/master.key", true)]
    [InlineData("config/master.key", "myconfig/master.key", false)]
    [InlineData("config/master.key", "master.key", false)]
    [InlineData("config/master.key", null, false)]
    [InlineData("config/credentials/*.key", "a/config/credentials/production.key", true)]
    [InlineData("config/credentials/*.key", "a/config/credentials/eu/production.key", false)]
    [InlineData("config/credentials/*.key", "config/credentials/production.key.md5", false)]
    public void AreTheEndsOfPaths(string file, string? path, bool fits) => Assert.Equal(fits, FileNames.Fit([file], path));

    [Fact]
    public void AreAnyWhereNoneIsNamed() => Assert.True(FileNames.Fit(ImmutableArray<string>.Empty, null));
}
