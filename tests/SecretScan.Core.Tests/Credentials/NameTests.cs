using System.Text;
using SecretScan.Credentials;

namespace SecretScan.Tests.Credentials;

public class NameTests
{
    private static readonly HashSet<string> Endings = ["apikey", "key", "secret", "apisecret", "passphrase"];

    [Theory]
    [InlineData("api_key", "apikey", "")]
    [InlineData("API-KEY", "apikey", "")]
    [InlineData("Api Key", "apikey", "")]
    [InlineData("kucoinSpotApiKey", "apikey", "kucoin spot")]
    [InlineData("KUCOIN_APIKEY", "apikey", "kucoin")]
    [InlineData("KUCOIN_API_KEY_2", "apikey", "kucoin 2")]
    [InlineData("APISecret", "apisecret", "")]
    [InlineData("process.env.API_SECRET", "apisecret", "process env")]
    [InlineData("kucoinapikey", "apikey", "kucoin")]
    [InlineData("secret_live", "secret", "live")]
    public void IsCutIntoWords(string name, string ending, string stem)
    {
        var (found, rest) = Name.Of(Encoding.UTF8.GetBytes(name)).EndsWith(Endings, ["kucoin"]);

        Assert.Equal(ending, found);
        Assert.Equal(stem, rest);
    }

    [Theory]
    [InlineData("monkey")]
    [InlineData("keyboard")]
    [InlineData("api_key_path")]
    [InlineData("secretary")]
    [InlineData("")]
    public void PartsOfWordsDoNotCount(string name) =>
        Assert.Empty(Name.Of(Encoding.UTF8.GetBytes(name)).EndsWith(Endings, ["kucoin"]).Ending);

    [Theory]
    [InlineData("isTestnet", true)]
    [InlineData("USE_TESTNET_API", true)]
    [InlineData("testnetwork", false)]
    [InlineData("", false)]
    [InlineData("--", false)]
    [InlineData("testnet_a_b_c_d_e_f_g", true)]
    [InlineData("testnet_a_b_c_d_e_f_g_h", false)]
    public void HasAWordAmongItsLastEight(string name, bool has) =>
        Assert.Equal(has, Name.Has(Encoding.UTF8.GetBytes(name), new WordSet(["testnet", "sandbox"])));
}
