using SecretScan.Testing;

namespace SecretScan.Cli.Tests;

/// <summary>Made-up credentials. The mark in each keeps hosting platforms from rejecting this repository.</summary>
internal static class Planted
{
    public const string SkipVariable = "SECRETSCAN_SKIP";

    private static readonly string KuCoinKey = Whole("66a5c1f8e1f3¦b2000173a9c4");
    private static readonly string KuCoinSecret = Whole("3f8e21c7-9d4b-4e¦6a-8b1f-7c25d09ae431");
    private static readonly string KuCoinPassphrase = Whole("Marten5507¦quarry");
    private static readonly string BinanceKey = Whole("kQ7vXz2LmT9wRb4NcY6pHs1DfG8jUaE3oWi5¦ZxKqVnMtBrCyPhSdLgFjAeOuIw0T");
    private static readonly string BinanceSecret = Whole("T3yGp8WbNq1ZkXv6RmCj9LsHd2FuQe7AoVi4¦MxBtYwKzErSnPcJhDgLfUaOqIv5W");

    /// <summary>A KuCoin credential as bots keep it.</summary>
    public static readonly string KuCoin = $"""
        KUCOIN_API_KEY={KuCoinKey}
        KUCOIN_API_SECRET={KuCoinSecret}
        KUCOIN_API_PASSPHRASE={KuCoinPassphrase}

        """;

    /// <summary>A Binance credential in code.</summary>
    public static readonly string Binance = $"""
        from binance.client import Client
        client = Client(api_key="{BinanceKey}", api_secret="{BinanceSecret}")

        """;

    /// <summary>The first two parts of <see cref="KuCoin"/>.</summary>
    public static readonly string KuCoinWithoutPassphrase = KuCoin[..KuCoin.LastIndexOf("KUCOIN", StringComparison.Ordinal)];

    /// <summary>The last part of <see cref="KuCoin"/>.</summary>
    public static readonly string PassphraseLine = KuCoin[KuCoinWithoutPassphrase.Length..];

    public static readonly string[] KuCoinRules = ["kucoin-api-key", "kucoin-api-secret", "kucoin-api-passphrase"];

    public static readonly string[] BinanceRules = ["binance-api-key", "binance-api-secret"];

    /// <summary>Holds a program to having found something, told the rules, and kept the values to itself.</summary>
    public static void AssertFound(CliResult result, params string[] rules)
    {
        Assert.True(result.Status == 1, $"exit code {result.Status}: {result.All}");
        Assert.All(rules, rule => Assert.Contains(rule, result.All, StringComparison.Ordinal));
        AssertSecretsAreNotIn(result.All);
    }

    /// <summary>Holds a git command to having been stopped by a hook.</summary>
    public static void AssertStopped(CliResult result, params string[] rules)
    {
        Assert.NotEqual(0, result.Status);
        Assert.Contains("secretscan: nothing was ", result.Error, StringComparison.Ordinal);
        Assert.All(rules, rule => Assert.Contains(rule, result.All, StringComparison.Ordinal));
        AssertSecretsAreNotIn(result.All);
    }

    public static void AssertLetThrough(CliResult result) => Assert.True(result.Status == 0, result.All);

    public static void AssertSecretsAreNotIn(string text) =>
        Assert.All([KuCoinKey, KuCoinSecret, KuCoinPassphrase, BinanceKey, BinanceSecret], value => Assert.False(text.Contains(value, StringComparison.Ordinal)));

    private static string Whole(string value) => value.Replace("¦", "", StringComparison.Ordinal);
}
