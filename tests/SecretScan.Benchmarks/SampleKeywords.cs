namespace SecretScan.Benchmarks;

/// <summary>A set of keywords of the size and kind that the rules have.</summary>
internal static class SampleKeywords
{
    private static readonly string[] Venues =
        "ascendex backpack binance bingx bitbank bitbns bitfinex bitflyer bitget bithumb bitmart bitmex bitopro bitpanda bitrue bitso bitstamp bitvavo blockchaincom bullish bybit cexio coinbase coincheck coinex coinmetro coinone coinspot coinsph cryptocom deepcoin deribit digifinex exmo fmfw gateio gemini hashkey hitbtc hollaex htx huobi hyperliquid independentreserve indodax kraken krakenfutures kucoin latoken lbank luno mercado mexc ndax novadax okcoin okex onetrading oxfun paradex phemex poloniex probit timex tokocrypto upbit wazirx whitebit woofi xtcom yobit zaif zonda"
            .Split(' ');

    private static readonly string[] Prefixes =
        "AKIA ASIA ABIA ACCA ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- gldt- glrt- glcbt- glptt- glft- glimt- glagent- gloas- xoxb- xoxp- xoxa- xoxr- xoxe. xapp- hooks.slack.com sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ whsec_ sk-proj- sk-svcacct- sk-ant-api03- sk-ant-admin01- AIza GOCSPX- private_key_id AccountKey= SharedAccessKey npm_ pypi-AgEIcHlwaS5vcmc SG. AC[ SK[ bot_token discord.com/api/webhooks discordapp.com -----BEGIN postgres:// postgresql:// mysql:// mongodb:// mongodb+srv:// redis:// amqp:// hvs. hvb. dop_v1_ doo_v1_ dor_v1_ shpat_ shpca_ shppa_ shpss_ EAAA sq0csp- sq0atp- key-[ dapi lin_api_ ntn_ figd_ pul- PMAK- rubygems_ sntrys_ sntryu_ tfp_ dt0c01. eyJhbGciOi hf_ r8_ gsk_ xai- pplx- co_api tvly- fw_ nvapi- vercel_ sbp_ pscale_tkn_ pscale_pw_ neon_ glsa_ glc_ CFPAT- phc_ phx_ dckr_pat_ oy2 ops_ atlasv1. CCIPAT_ bkua_ access_token secret_key api_key apikey api-key client_secret password passwd passphrase authorization bearer private_key mnemonic seed_phrase webhook connectionstring"
            .Split(' ');

    public static string[] All { get; } =
    [
        .. Venues,
        .. Venues.Take(30).SelectMany(venue => new[] { venue + "_api_key", venue + "_secret", venue + "api" }),
        .. Prefixes,
    ];
}
