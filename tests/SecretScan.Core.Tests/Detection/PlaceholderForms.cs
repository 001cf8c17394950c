using System.Text;
using SecretScan.Detection;

namespace SecretScan.Core.Tests.Detection;

public class PlaceholderForms
{
    [Theory]
    [InlineData("your_api_key")]
    [InlineData("YOUR_PASS_PHRASE")]
    [InlineData("YOUR_BINANCE_API_KEY_ENCRYPTED")]
    [InlineData("your_exchange_key")]
    [InlineData("apiKeyHere")]
    [InlineData("insert_api_key_here")]
    [InlineData("memoHere")]
    [InlineData("<someapikey>")]
    [InlineData("<your key>")]
    [InlineData("{YOUR_API_KEY_ID}")]
    [InlineData("APISECRET")]
    [InlineData("passphrase")]
    [InlineData("fakeApiKey")]
    [InlineData("INCORRECT_API_KEY")]
    [InlineData("test_key")]
    [InlineData("TQpJexamplerobdG")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("cdp_exampleapikey")]
    [InlineData("yourExampleApiSecretEd25519Version==")]
    [InlineData("password1234")]
    [InlineData("mysecretkey")]
    [InlineData("sk_live_replace_me")]
    [InlineData("changeme")]
    [InlineData("null")]
    public void WordsOfPlaceholders(string value) => Assert.True(Is(value));

    [Theory]
    [InlineData("${{ secrets.API_KEY }}")]
    [InlineData("${DB_PASS}")]
    [InlineData("$DB_PASS")]
    [InlineData("$(cat key.txt)")]
    [InlineData("{{ vault_key }}")]
    [InlineData("%API_KEY%")]
    [InlineData("%s")]
    [InlineData("{0}")]
    [InlineData("process.env.API_KEY")]
    [InlineData("os.getenv('KEY')")]
    [InlineData("op://vault/binance/secret")]
    public void TemplatesAndReferences(string value) => Assert.True(Is(value));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("...")]
    [InlineData("********")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("sk-xxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("AIzaSyXXXXXXXXXXXXXXXXX")]
    [InlineData("2fFZuXXX_CXB5XXXDGMRXXXDiCKTer")]
    [InlineData("46fd8974******896f005b2340")]
    [InlineData("64c7…e8")]
    [InlineData("1234567890abcdef1234567890abcdef")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    [InlineData("987654321")]
    [InlineData("qwertyuiopasdf")]
    [InlineData("a1b2c3d4e5f6a7b8")]
    [InlineData("11223344")]
    [InlineData("Aa12345678")]
    [InlineData("deadbeefdeadbeefdeadbeef")]
    public void MasksAndSequences(string value) => Assert.True(Is(value));

    [Theory]
    [InlineData("sk_test_4e¦C39HqLyjWDarjtT1zdp7dc")]
    [InlineData("c59998f5-a50b-¦4797-8852-bbc7cc538841")]
    [InlineData("a9Testq4Zr¦8Kd71xPz0Lw")]
    [InlineData("hunter2-Lak¦eside")]
    [InlineData("$ecr3t-Gran¦dmother")]
    [InlineData("correct-horse¦-battery-staple")]
    public void SecretsThatOnlyLookLikeOne(string value) => Assert.False(Is(value));

    [Fact]
    public void RandomValuesOfEveryAlphabetAreNone()
    {
        var random = new Random(20261121);
        string[] alphabets =
        [
            "0123456789abcdef",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
            "0123456789abcdefghijklmnopqrstuvwxyz",
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_",
        ];
        foreach (var alphabet in alphabets)
        {
            var wrong = Enumerable.Range(0, 20_000).Count(_ =>
                Is(new string(random.GetItems<char>(alphabet, random.Next(16, 89)))));
            Assert.True(wrong <= 2, $"{wrong} of 20000 over {alphabet.Length} characters");
        }
    }

    private static bool Is(string value) => Placeholder.Is(Encoding.UTF8.GetBytes(value.Replace("¦", "")));
}
