using System.Text;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Core.Tests.Detection.Validators;

public class Assignments
{
    [Theory]
    [InlineData("DB_PASSWORD=", "oyrGi1kG¦GOjHtOSx7", "\n")]
    [InlineData("\"apiKey\": \"", "q8Zt4mV1xK7pLw3¦RdY6nB9c", "\",")]
    [InlineData("client_secret: ", "f3Kq9TzWx2Lm7VbRp4Yn¦8HcJd", "\n")]
    [InlineData("rootPassword = '", "cbUhMU517¦RSy!", "'")]
    [InlineData("api_key = \"", "83099b1b0d38bb42¦11eb53d225175cb6", "\"")]
    [InlineData("\\\"token\\\": \\\"", "q8Zt4mV1xK7pLw3¦RdY6nB9c", "\\\"")]
    [InlineData("?api_key=", "q8Zt4mV1xK7pLw3¦RdY6nB9c", "&limit=10")]
    [InlineData("<password>", "qY7#wK4pLm¦2xZ4", "</password>")]
    public void OfRandomValuesAreSecrets(string before, string value, string behind) => Assert.Equal(Verdict.Accept, Check(before, value, behind));

    [Theory]
    [InlineData("token = ", "response.data.token2", ";")]
    [InlineData("password = ", "get_password_v2", "()")]
    [InlineData("password: ", "newPassword2", ",")]
    [InlineData("secret = \"", "my-super-secret-value-1", "\"")]
    [InlineData("token: \"", "com.example.auth2.token", "\"")]
    [InlineData("secret_file: ", "/run/secrets/exchange_v2", "\n")]
    [InlineData("secret = \"", "https://vault.acme.io/v1/app", "\"")]
    [InlineData("token_version = \"", "2024.10.09-beta1", "\"")]
    [InlineData("token_date: ", "2024-10-09T12:00:00Z", "\n")]
    [InlineData("token_address = \"", "q8Zt4mV1xK7pLw3RdY6nB9c", "\"")]
    [InlineData("public_token = \"", "q8Zt4mV1xK7pLw3RdY6nB9c", "\"")]
    [InlineData("password_hash = \"", "q8Zt4mV1xK7pLw3RdY6nB9c", "\"")]
    [InlineData("token = \"", "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", "\"")]
    [InlineData("token = \"", "sha256-q8Zt4mV1xK7pLw3RdY6nB9c", "\"")]
    [InlineData("token = \"", "ghp_q8Zt4mV1xK7pLw3RdY6nB9c", "\"")]
    [InlineData("apiKeyHeader = \"", "X-Api-Key-V2-Header", "\"")]
    public void OfCodeWordsAndReferencesAreNone(string before, string value, string behind) => Assert.Equal(Verdict.Reject, Check(before, value, behind));

    [Fact]
    public void OfAdminAndAccountAreNotTakenForMinimumAndCount()
    {
        Assert.Equal(Verdict.Accept, Check("ADMIN_TOKEN=", "q8Zt4mV1xK7pLw3¦RdY6nB9c", "\n"));
        Assert.Equal(Verdict.Accept, Check("accountToken = '", "q8Zt4mV1xK7pLw3¦RdY6nB9c", "'"));
        Assert.Equal(Verdict.Reject, Check("min_token = '", "q8Zt4mV1xK7pLw3¦RdY6nB9c", "'"));
    }

    // The match begins at the keyword, as the rule's pattern does; what stands before it is only in the surroundings.
    private static Verdict Check(string before, string value, string behind)
    {
        var secret = value.Replace("¦", "");
        string[] keywords = ["token", "password", "secret", "key"];
        var start = keywords.Max(keyword => before.LastIndexOf(keyword, StringComparison.OrdinalIgnoreCase));
        var text = Encoding.UTF8.GetBytes("\n" + before + secret + behind).AsSpan();
        var match = text[(1 + start)..(1 + before.Length + secret.Length)];
        return SecretScan.Detection.Validators.Check(Validator.Assignment, match[^secret.Length..], match, text).Verdict;
    }
}
