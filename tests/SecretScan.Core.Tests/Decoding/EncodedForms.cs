using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace SecretScan.Tests.Decoding;

/// <summary>What is encoded is found with the place that it has in the file, and with what it was decoded from.</summary>
public class EncodedForms
{
    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });
    private static readonly string Token = MadeToken.GitHub();

    private static readonly Dictionary<string, (string Text, string From)> Forms = new()
    {
        ["Base64"] = ("x: 1\ntoken: " + Base64($"TOKEN={Token}\n"), "base64"),
        ["Base64Url"] = ("x: 1\ntoken: " + Base64($"??>>=TOKEN={Token}").Replace('+', '-').Replace('/', '_').TrimEnd('='), "base64"),
        ["Base64Twice"] = ("x: 1\ntoken: " + Base64("{\"inner\": \"" + Base64($"TOKEN={Token}") + "\"}"), "base64,base64"),
        ["Base64OfUtf16"] = ("rem\npowershell -EncodedCommand " + Convert.ToBase64String(Encoding.Unicode.GetBytes($"$t = '{Token}'")), "base64"),
        ["Base64OfGzip"] = ("x: 1\ndata: " + Convert.ToBase64String(Gzip(Encoding.UTF8.GetBytes($"some text\nTOKEN={Token}\n"))), "base64 gzip"),
        ["Hex"] = ("x\npayload: " + Convert.ToHexStringLower(Encoding.UTF8.GetBytes("t=" + Token)), "hex"),
        ["HexOfMySql"] = ("x\nINSERT INTO t VALUES (0x" + Convert.ToHexString(Encoding.UTF8.GetBytes("t=" + Token)) + ");", "hex"),
        ["Percent"] = ("x\ncurl 'https://x.io/?q=" + string.Concat(Token.Select(c => $"%{(int)c:X2}")) + "'", "percent-encoding"),
        ["UnicodeEscapes"] = ("x\nconst t = \"" + string.Concat(Token.Select(c => $"\\u{(int)c:x4}")) + "\";", "unicode escapes"),
        ["ByteEscapes"] = ("x\nchar t[] = \"" + string.Concat(Token.Select(c => $"\\x{(int)c:x2}")) + "\";", "unicode escapes"),
        ["DecimalEntities"] = ("x\n<p>" + string.Concat(Token.Select(c => $"&#{(int)c};")) + "</p>", "HTML entities"),
        ["HexEntities"] = ("x\n<p>" + string.Concat(Token.Select(c => $"&#x{(int)c:X};")) + "</p>", "HTML entities"),
        ["Plus"] = ("x\nt = \"" + Token[..12] + "\" + '" + Token[12..] + "'", "joined strings"),
        ["PlusOverLines"] = ("x\nt = \"" + Token[..9] + "\" + \\\n  \"" + Token[9..20] + "\"\n  + \"" + Token[20..] + "\"", "joined strings"),
        ["Dot"] = ("x\n$t = '" + Token[..12] + "' . '" + Token[12..] + "';", "joined strings"),
        ["Ampersand"] = ("x\nt = \"" + Token[..12] + "\" & \"" + Token[12..] + "\"", "joined strings"),
        ["Backticks"] = ("x\nt = '" + Token[..9] + "' +\n  `" + Token[9..20] + "` +\n  \"" + Token[20..] + "\"", "joined strings"),
        ["JoinedArray"] = ("x\nconst t = ['" + Token[..4] + "', '" + Token[4..20] + "',\n  '" + Token[20..] + "'].join('');", "joined strings"),
        ["JoinOfArray"] = ("x\nt = \"\".join([\"" + Token[..12] + "\", \"" + Token[12..] + "\"])", "joined strings"),
        ["Concatenation"] = ("x\nconst T: &str = concat!(\"" + Token[..12] + "\", \"" + Token[12..] + "\");", "joined strings"),
        ["FoldedYaml"] = ("x\nt: \"" + Token[..20] + "\\\n    " + Token[20..] + "\"", "joined strings"),
        ["AdjacentLines"] = ("x\nt = (\"" + Token[..12] + "\"\n     \"" + Token[12..] + "\")", "joined strings"),
        ["ContinuedLine"] = ("x\nexport T=" + Token[..12] + "\\\n" + Token[12..] + "\n", "joined strings"),
        ["JsonThreeTimes"] = ("\n" + Json(Json(Json(new { token = Base64($"\"TOKEN={Token}\"") }))), "base64"),
    };

    public static TheoryData<string> Names => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AreFoundInTheirLine(string form)
    {
        var (text, from) = Forms[form];
        var finding = Assert.Single(Scan(text), f => f.Rule.Id == "github-pat-classic");

        Assert.True(finding.Secret.Reveal() == Token);
        Assert.Equal(from, string.Join(',', finding.DecodedFrom));
        Assert.Equal(2, finding.Location.StartLine);
        Assert.True(finding.Location.StartColumn > 1);
    }

    [Theory]
    [InlineData("2,oauth,\"{\"\"client_id\"\":\"\"portal\"\",\"\"client_secret\"\":\"\"¦qx9Npz9NpFGiLOBj1XqNAA5NPM4RJ5SJTgiLY8AD\"\"}\"")]
    [InlineData("2,oauth,\"{ \"\"client_id\"\": \"\"portal\"\", \"\"client_secret\"\": \"\"¦qx9Npz9NpFGiLOBj1XqNAA5NPM4RJ5SJTgiLY8AD\"\" }\"")]
    public void OfTablesHaveTheirQuotesDoubled(string row)
    {
        var finding = Assert.Single(Scan("id,name,value\n" + row.Replace("¦", "", StringComparison.Ordinal)));
        Assert.Equal("doubled quotes", Assert.Single(finding.DecodedFrom));
        Assert.Equal(2, finding.Location.StartLine);
    }

    [Theory]
    [InlineData("a = \"\"; b = f(\"\", \"x\", \"\")")]
    [InlineData("\"\"\"text\"\"\"")]
    [InlineData("['ghp_', 'x1', 'y2'].join(', ')")]
    public void AreNotSeenInEmptyStringsAndLists(string text) => Assert.Empty(Scan(text));

    [Fact]
    public void AreLocatedWhereTheyStandInTheEncodedText()
    {
        var text = $"first\ndata: {Base64($"0123456789A={Token} and more")} end";
        var finding = Assert.Single(Scan(text));

        // Twelve bytes are sixteen characters, forty are 54; the padding makes it one more.
        Assert.Equal((2, 7 + 16, 2), (finding.Location.StartLine, finding.Location.StartColumn, finding.Location.EndLine));
        Assert.InRange(finding.Location.EndColumn - finding.Location.StartColumn, 54, 55);
    }

    [Theory]
    [InlineData(60, "\n")]
    [InlineData(64, "\n")]
    [InlineData(76, "\r\n")]
    [InlineData(64, "\\n")]
    [InlineData(76, "\" +\n    \"")]
    public void AreReadOverWrappedLines(int width, string lineEnd)
    {
        var encoded = Base64($"# settings of the service\nNAME=value and more of it\nLONG={new string('x', 60)}\nTOKEN={Token}\nOTHER=1\n");
        var finding = Assert.Single(Scan("before\n\"" + string.Join(lineEnd, encoded.Chunk(width).Select(c => new string(c))) + "\"\nafter"), f => f.Rule.Id == "github-pat-classic");
        Assert.True(finding.Secret.Reveal() == Token);

        var before = encoded[..((Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).IndexOf(Token, StringComparison.Ordinal) - 6) / 3 * 4)];
        Assert.InRange(finding.Location.StartLine - (lineEnd == "\\n" ? 2 : 2 + (before.Length / width)), 0, lineEnd == "\\n" ? 0 : 1);
    }

    [Fact]
    public void OfAKubernetesSecretAreNamedByTheirKeys()
    {
        var text = $"apiVersion: v1\nkind: Secret\ndata:\n  DB_PASSWORD: {Base64("hT7#kwQz29x")}\n  token: {Base64(Token)}\n";
        var findings = Scan(text);
        Assert.Equal(["DB_PASSWORD", "token"], findings.Select(f => f.Slot));
        Assert.All(findings, f => Assert.Equal("base64", Assert.Single(f.DecodedFrom)));
        Assert.True(findings[0].Secret.Reveal() == "hT7#kwQz29x");
    }

    [Fact]
    public void MakeACredentialWhole()
    {
        string[] parts = ["67ad712058b2a2000¦1055bb5", "1b0fa37c-6a9c-4d6c-8a55¦-0f3f1a9b2c44", "Tr4deB0t!77"];
        var values = parts.Select(p => p.Replace("¦", "", StringComparison.Ordinal)).ToArray();
        var findings = Scan($"kind: Secret\ndata:\n  KUCOIN_API_KEY: {Base64(values[0])}\n  KUCOIN_API_SECRET: {Base64(values[1])}\n  KUCOIN_PASSPHRASE: {Base64(values[2])}\n");
        Assert.Equal(values, findings.Select(f => f.Secret.Reveal()));
        Assert.All(findings, f => Assert.True(f.Set!.Complete));
    }

    [Theory]
    [InlineData("""{"dsn":"postgres:\u002f\u002fapp\u003amPjMsSY69sPd¦3fp39Wejxb\u0040pg1.hofgut.bio\u002fapp"}""", "unicode escapes")]
    [InlineData("""{"b": "{\"m\": \"{\\\"client_secret\\\":\\\"DzHF8yUk5ePPGHaX¦W4Wx3SKC1AFg8Kb6\\\"}\"}"}""", "JSON string")]
    [InlineData("""<p title="&quot;client_secret&quot;:&quot;DzHF8yUk5ePPGHaX¦W4Wx3SKC1AFg8Kb6&quot;">""", "HTML entities")]
    public void MayBeOnlyWhatStandsAroundTheValue(string text, string from) =>
        Assert.Equal(from, Assert.Single(Assert.Single(Scan(text.Replace("¦", "", StringComparison.Ordinal))).DecodedFrom));

    [Fact]
    public void AreNotReportedTwice() =>
        Assert.Single(Scan($"token: {Token} # not %20 \\u0041 encoded, beside {Base64("some other text here")}"));

    [Fact]
    public void AllowNothingByAMarkerInsideThem()
    {
        var text = $"data: {Base64($"TOKEN={Token} # secretscan:allow(github-pat-classic) no one sees this")}";
        var scan = new SecretScan.Detection.Detector([RuleSet.BuiltIn]).Scan(Fragment(text), new Coverage());
        Assert.Single(scan.Tokens);
        Assert.Empty(scan.Markers);
    }

    [Fact]
    public void ThatNestWithoutEndShowInCoverage()
    {
        var text = $"TOKEN={Token}";
        for (var i = 0; i < 9; i++)
        {
            text = $"{{\"a\": \"{Base64(text)}\"}}";
        }

        var coverage = new Coverage();
        new SecretScan.Detection.Detector([RuleSet.BuiltIn]).Scan(Fragment(text), coverage);
        Assert.Equal(SkipReason.DecodeLimit, Assert.Single(coverage.Skipped).Reason);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Json(object value) => JsonSerializer.Serialize(value is string s ? new { data = s } : value);

    private static byte[] Gzip(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return result.ToArray();
    }

    private static Fragment Fragment(string text) => new(Encoding.UTF8.GetBytes(text), new Origin { Kind = OriginKind.Stdin });

    private static IReadOnlyList<Finding> Scan(string text) => Scanner.Scan(Fragment(text));
}
