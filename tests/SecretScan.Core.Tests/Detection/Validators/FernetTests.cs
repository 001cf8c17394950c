using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Tests.Detection.Validators;

/// <summary>The vectors of https://github.com/fernet/spec (generate.json, invalid.json).</summary>
public class FernetTests
{
    private const string Key = "cw_0x689RpI-j" + "tRR7oE8h_" + "eQsKImvJapLe" + "SbXpwF4e4=";
    private const string Token = "gAAAAAAdwJ6wAAECAwQFBgcI" + "CQoLDA0ODy021cpGVWKZ_eEwCGM4" + "BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";

    [Fact]
    public void OpensThePublishedToken() => Assert.Equal("hello", Encoding.UTF8.GetString(Open(Token)!));

    [Theory]
    [InlineData("gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykQUFBQUFBQUFBQQ==")]
    [InlineData("gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPA==")]
    [InlineData("%%%%%%%%%%%%%AECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==")]
    [InlineData("gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPOm73QeoCk9uGib28Xe5vz6oxq5nmxbx_v7mrfyudzUm")]
    [InlineData("gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0ODz4LEpdELGQAad7aNEHbf-JkLPIpuiYRLQ3RtXatOYREu2FWke6CnJNYIbkuKNqOhw==")]
    [InlineData("")]
    public void RefusesWhatTheSpecificationRefuses(string token) => Assert.Null(Open(token));

    [Fact]
    public void RefusesATokenWithOneOtherCharacter()
    {
        for (var i = 0; i < Token.Length - 3; i++)
        {
            var other = Token[i] == 'A' ? 'B' : 'A';
            Assert.Null(Open(Token[..i] + other + Token[(i + 1)..]));
        }
    }

    [Fact]
    public void TakesAnyBytes() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        Fernet.Open(bytes, Encoding.UTF8.GetBytes(Key));
        Fernet.Open(Encoding.UTF8.GetBytes(Token), bytes);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnotherKeysTokenIsNoneOfOctoBots() =>
        Assert.Equal(Verdict.Reject, SecretScan.Detection.Validators.Check(Validator.OctobotFernet, Encoding.UTF8.GetBytes(Token), [], []).Verdict);

    private static byte[]? Open(string token) => Fernet.Open(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Key));
}
