namespace SecretScan.Git.LibGit2.Tests;

public sealed class NativeLibraries
{
    [Theory]
    [InlineData(1, 5, true)]
    [InlineData(1, 7, true)]
    [InlineData(1, 4, false)]
    [InlineData(1, 8, false)]
    [InlineData(0, 28, false)]
    [InlineData(2, 6, false)]
    public void FitWhenTheirVersionWasTried(int major, int minor, bool fits) => Assert.Equal(fits, NativeGit.Fits(major, minor));

    [Fact]
    public void AreLookedForFromTheNewestOn()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(["libgit2.so.1.7", "libgit2.so.1.6", "libgit2.so.1.5"], NativeGit.SystemNames());
        }
    }
}
