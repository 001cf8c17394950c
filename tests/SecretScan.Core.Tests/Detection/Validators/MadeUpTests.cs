using System.Text;
using SecretScan.Detection;

namespace SecretScan.Tests.Detection.Validators;

public class MadeUpTests
{
    [Theory]
    [InlineData("secret = 'VALUE'  # noqa: mock", true)]
    [InlineData("secret = 'VALUE',  // dummy key", true)]
    [InlineData("not_a_real_secret = 'VALUE'", true)]
    [InlineData("secret = 'VALUE'\n# a mock", false)]
    [InlineData("# a mock\nsecret = 'VALUE'", false)]
    [InlineData("secret = 'fakeVALUE'", false)]
    public void OnlyItsOwnLineSpeaksForAValue(string text, bool expected)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var start = bytes.AsSpan().IndexOf("secret ="u8);
        var end = bytes.AsSpan().IndexOf("VALUE'"u8) + 6;

        Assert.Equal(expected, MadeUp.Says(bytes.AsSpan(start..end), bytes));
    }
}
