using System.Text;
using SecretScan.Testing;

namespace SecretScan.Benchmarks.Fuzzing;

/// <summary>Files made of one repeated piece: what costs more a byte in a longer file is not linear.</summary>
internal static class SlowInputs
{
    private const int Shown = 25;
    private const double LinearRatio = 6;

    private static readonly string[] Pieces =
    [
        "\"", "'", "`", "(", "[", "{", "{\"a\":", "\"a\":\"", "\\\"", "\\\\\\\"", "\" + \"", "a\" + \"", "a\"\n\"", "%41", "%41 ", "a%2", "a%41b%41c%41 ", "&#65;", "&amp;", "&quot;", "\\u0041", "\\x41",
        "\\u0041 ", "dGhpcyBpcyBiYXNl ", "dGhpcyBpcyBiYXNlNjQgdGV4dA== ", "dGhpcyBpcyBiYXNlNjQgdGV4dA==\n", "dGhpcyBpcyBiYXNl\n", "dGhpcyBpcyBiYXNlNjQgdGV4dCBvZiBmb3J0eSBjaGFy\n",
        "dGhpcyBpcyBiYXNlNjQgdGV4dCBvZiBmb3J0eSBjaGE=\n", "dGhpcyBpcyBiYXNlNjQgdGV4dCBvZiBmb3J0eSBjaAAA\n", "H4sIAAAAAAAAAytJrSgBALILqyoEAAAA ", "H4sIAAAAAAAAAytJrSgBALILqyoEAAAA", "kind: Secret\nx: dGhpc2lz\n", "kind: Secret\nx: dGhpcyBpcyBiYXNl\n",
        "3132333435363738393031323334353637383930 ", "a", "aaaaaaaaaaaaaaaa ", "0123456789abcdef0123456789abcdef ", "0123456789abcdef0123456789abcdef\n", "key=0123456789abcdef0123456789abcdef\n", "a=b&", "a: b\n", "a:\n", " a:\n", "- a\n", "[a]\n", "a,", ",", "\n", "\r", " ", "\t", "|a|b|\n", "a\tb\n",
        "a=\"b\" ", "f(a, \"b\")\n", "f(", "f(\"", "<a>", "</a>", "://", "http://a:b@c ", "secretscan:allow(a) ", "secretscan:allow(", "-----BEGIN PRIVATE KEY-----\n", "-----BEGIN RSA PRIVATE KEY-----MII", "-----END PRIVATE KEY-----",
        "kucoin ", "import \"kucoin\"\nvar _ = kucoin.Api\n", "f(kucoin.api, \"a\"), ", "core.chainstack.com/0123456789abcdef0123456789abcdef\\\");", "binance api key secret ", "binance:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n", "signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef binance\n", "abandon ", "zoo zoo about ", "1,2,3,", "[1,2,3,4,", "0x", "0x0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef ", "private_key: ", "mnemonic abandon abandon ",
        "é", "\0", "\u00a0", "password=hunter2hunter2 ", "password: ", "token ", "api_key = ", "eyJ", "eyJhbGciOiJIUzI1NiJ9.", "sk-", "AKIA", "\\n", "\\/", "\\\n", "\\r\\n", "$", "${", "{{", "/*", "//", "#", "=", ":", "::", "a::", "-", "--a ", "--a b ", "-u a:b ", "curl -u a:b ", "?a=b", "&", "x=&", "\"kind\":\"Secret\",", "COPY a (b,c) FROM stdin;\n", "<a key=\"b\" value=\"c\"/>\n",
    ];

    /// <summary>Prints the slowest pieces, and all whose time grows faster than their length.</summary>
    public static void Run(double megabytes, string? only)
    {
        var rules = RuleTexts.Read();
        var seeds = new FuzzSeeds(rules, []);
        var check = new FuzzCheck(rules);
        var pieces = Pieces.Select(Encoding.UTF8.GetBytes)
            .Concat(seeds.Keywords.SelectMany(k => new[] { k, [.. k, (byte)' '], [.. k, (byte)'='] }))
            .Concat(seeds.Examples.SelectMany(e => new[] { [.. e, (byte)'\n'], e }))
            .Where(piece => only is null || Encoding.UTF8.GetString(piece).Contains(only, StringComparison.Ordinal))
            .DistinctBy(Convert.ToHexString);
        var length = (int)(megabytes * 1e6);
        check.Fault(Repeated("warm up "u8.ToArray(), length));
        var results = new List<(double Time, double Ratio, string Line)>();
        foreach (var piece in pieces)
        {
            var (quarter, whole) = (Time(piece, length / 4, check, out _), Time(piece, length, check, out var fault));
            var ratio = whole / Math.Max(quarter, 20);
            var shown = Encoding.UTF8.GetString(piece).ReplaceLineEndings("\\n");
            results.Add((whole, ratio, $"{whole / length * 1e3,8:F3} µs a byte, {ratio,6:F1} x for 4 x: {shown[..Math.Min(50, shown.Length)]} {fault}"));
            if (fault is not null || ratio > LinearRatio)
            {
                Console.WriteLine(results[^1].Line);
            }
        }

        Console.WriteLine($"{results.Count} pieces; the slowest:");
        Console.WriteLine(string.Join('\n', results.OrderByDescending(r => r.Time).Take(Shown).Select(r => r.Line)));
    }

    private static double Time(byte[] piece, int length, FuzzCheck check, out string? fault)
    {
        fault = check.Fault(Repeated(piece, length));
        return check.Time.TotalMilliseconds;
    }

    private static FuzzInput Repeated(byte[] piece, int length)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length; at += piece.Length)
        {
            piece.AsSpan(0, Math.Min(piece.Length, length - at)).CopyTo(bytes.AsSpan(at));
        }

        return new FuzzInput(bytes, length);
    }
}
