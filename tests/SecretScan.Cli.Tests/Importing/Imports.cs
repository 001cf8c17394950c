using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Importing;

/// <summary>What other scanners pass over, and what becomes of it.</summary>
public sealed class Imports : IDisposable
{
    private const string Baseline = ".secretscan-baseline.json";

    private static readonly string Key = Between(Planted.Binance, "api_key=\"");
    private static readonly string Secret = Between(Planted.Binance, "api_secret=\"");

    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;
    private readonly string _first;

    public Imports()
    {
        _repository = _place.NewRepository();
        _repository.Write("bot.py", Planted.Binance);
        _repository.Write("README", "hello\n");
        _first = _repository.Commit();
    }

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FingerprintsOfGitleaks(bool ofCommit)
    {
        if (ofCommit)
        {
            _repository.Write("bot.py", "import os\n\n" + Planted.Binance);
            _repository.Commit();
        }

        _repository.Write(".gitleaksignore", $"# made up for the docs\n{(ofCommit ? _first + ":" : "")}bot.py:generic-api-key:2\n\nREADME:generic-api-key:1\ngone.py:x:1\n{new string('a', 40)}:bot.py:x:2\nnonsense\n");
        var result = Import();
        Assert.Contains(Table(".gitleaksignore", "findings", 1, 3), result.Output, StringComparison.Ordinal);
        AssertWhy(result, "not a finding of ours", "README:1 (generic-api-key)");
        AssertWhy(result, "its file is not there any more", "gone.py:1 (x)");
        AssertWhy(result, "its commit is not in this repository", "aaaaaaaaaa:bot.py:2 (x)");
        AssertWhy(result, "not a fingerprint of the form", "line 7");
        Assert.All(Entries(), entry => Assert.Equal("imported from gitleaks (.gitleaksignore): made up for the docs", (string)entry!["reason"]!));
        AssertAccepted();
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("sarif")]
    public void ReportsOfGitleaks(string format)
    {
        // The value decides where it is known: the line has moved.
        var name = "gitleaks." + format;
        _repository.Write(name, format switch
        {
            "json" => JsonSerializer.Serialize(new[] { Found(Key, 7), Found(Secret, 7), Found("none", 2) }),
            "csv" => $"RuleID,Commit,File,SymlinkFile,Secret,Match,StartLine,EndLine\r\ngeneric,,bot.py,,{Key},\"a \"\"quoted\"\"\nmatch\",7,7\r\ngeneric,,bot.py,,{Secret},,7,7\r\ngeneric,,bot.py,,none,,2,2\r\n",
            _ => new JsonObject { ["runs"] = new JsonArray(new JsonObject { ["results"] = new JsonArray(Result(Key, 7), Result(Secret, 7), Result("none", 2)) }) }.ToJsonString(),
        });
        var result = Import(name);
        Assert.Contains(Table(name, "findings", 2, 1), result.Output, StringComparison.Ordinal);
        AssertWhy(result, "another value is found at its place", "bot.py:2 (generic)");
        Assert.DoesNotContain("none", result.Output.Replace("none)", "", StringComparison.Ordinal), StringComparison.Ordinal);
        AssertAccepted();
    }

    [Fact]
    public void ARedactedReportOfGitleaksCountsByPlace()
    {
        _repository.Write("report.json", JsonSerializer.Serialize(new[] { Found("REDACTED", 2), Found("REDACTED", 0) }));
        var result = Import("report.json");
        Assert.Contains(Table("report.json", "findings", 1, 1), result.Output, StringComparison.Ordinal);
        AssertWhy(result, "it tells neither its line nor its value", "bot.py (generic)");
        AssertAccepted();
    }

    [Fact]
    public void AConfigurationOfGitleaks()
    {
        _repository.Write("docs/a.md", Planted.KuCoin);
        _repository.Write(".gitleaks.toml", $$"""
            [extend]
            useDefault = true
            [allowlist]
            description = "it's the docs"
            paths = ['''^docs/''', '[a-z]+x']
            regexes = ['''^{{Key}}$''', '(', 'none']
            stopwords = ['{{Secret[..20]}}']
            commits = ['{{_first}}', 'aaaaaaa']
            [[rules]]
            id = "acme-key"
            description = "Acme's key"
            regex = '''(?i)(acme_)?key[=: ]{1,3}(acme-[a-z0-9]{20})'''
            secretGroup = 2
            entropy = 3.5
            keywords = ["acme-"]
              [rules.allowlist]
              paths = ['x']
            [[rules]]
            id = "no-keyword"
            regex = 'a{20}'
            [[rules]]
            id = "only-path"
            path = 'id_rsa'
            """);
        _repository.Git("add", "-A");
        var result = Import("--rules-to", "own.yml", ".gitleaks.toml");
        Assert.Contains(Table(".gitleaks.toml", "paths", 1, 2), result.Output, StringComparison.Ordinal);
        Assert.Contains(Table(".gitleaks.toml", "values", 2, 2), result.Output, StringComparison.Ordinal);
        Assert.Contains(Table(".gitleaks.toml", "commits", 1, 1), result.Output, StringComparison.Ordinal);
        Assert.Contains(Table(".gitleaks.toml", "rules", 1, 1), result.Output, StringComparison.Ordinal);
        AssertWhy(result, "cannot be said with * and **", "[a-z]+x");
        AssertWhy(result, "not a regular expression", "allowlist: regexes #2");
        AssertWhy(result, "holds for their rule acme-key only", "x");
        AssertWhy(result, "it has no keyword", "no-keyword");
        AssertWhy(result, "entropy is measured in another way", "acme-key: entropy");
        AssertWhy(result, "finds files by their name alone", "rule only-path");
        Assert.Contains("  - reason: 'imported from gitleaks (.gitleaks.toml): it''s the docs'\n    paths:\n      - 'docs/**'\n", _repository.Read(".secretscan.yml"), StringComparison.Ordinal);
        _repository.Write("acme", "ACME_KEY=acme-" + "q7x2mv9kd4" + "tz81rbw6yh\n");
        Assert.Contains("gitleaks-acme-key", _repository.SecretScan("files", "acme", "--rules", "own.yml").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ABaselineOfDetectSecrets()
    {
        _repository.Write("other.py", Planted.KuCoin);
        _repository.Git("add", "-A");
        var live = Planted.KuCoin.Split('\n')[1].Split('=')[1];
        _repository.Write(".secrets.baseline", $$"""
            {
              "version": "1.5.0", "plugins_used": [],
              "filters_used": [
                { "path": "detect_secrets.filters.regex.should_exclude_file", "pattern": ["^vendor/.*"] },
                { "path": "detect_secrets.filters.regex.should_exclude_line", "pattern": ["nothing like it"] },
                { "path": "detect_secrets.filters.heuristic.is_uuid" }
              ],
              "results": {
                "moved.py": [
                  { "type": "Secret Keyword", "filename": "moved.py", "hashed_secret": "{{Sha1(Key)}}", "line_number": 9, "is_secret": false },
                  { "type": "Secret Keyword", "filename": "moved.py", "hashed_secret": "{{Sha1(Secret)}}", "line_number": 9 }
                ],
                "other.py": [
                  { "type": "Secret Keyword", "filename": "other.py", "hashed_secret": "{{Sha1(live)}}", "line_number": 2, "is_secret": true },
                  { "type": "Secret Keyword", "filename": "other.py", "hashed_secret": "{{Sha1("x")}}", "line_number": 3 }
                ]
              }
            }
            """);
        var result = Import();
        Assert.Contains(Table(".secrets.baseline", "findings", 2, 2), result.Output, StringComparison.Ordinal);
        Assert.Contains(Table(".secrets.baseline", "paths", 1, 0), result.Output, StringComparison.Ordinal);
        Assert.Contains(Table(".secrets.baseline", "values", 0, 1), result.Output, StringComparison.Ordinal);
        AssertWhy(result, "the audit says that it is a secret", "other.py:2 (Secret Keyword)");
        AssertWhy(result, "another value is found at its place", "other.py:3 (Secret Keyword)");
        Assert.Equal(2, Entries().Count);
        Assert.Contains("'vendor/**'", _repository.Read(".secretscan.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public void FindingsAndExcludesOfTruffleHog()
    {
        _repository.Write("trufflehog.json", string.Join('\n',
            Hog(Key, verified: false), Hog(Secret, verified: true), JsonSerializer.Serialize(new { path = "bot.py", commitHash = _first, reason = "High Entropy", stringsFound = new[] { Key } })));
        _repository.Write("trufflehog-exclude.txt", "# generated\n^gen/\n\\d\n");
        var result = Import("trufflehog.json", "trufflehog-exclude.txt");
        Assert.Contains(Table("trufflehog.json", "findings", 2, 1), result.Output, StringComparison.Ordinal);
        Assert.Contains(Table("trufflehog-exclude.txt", "paths", 1, 1), result.Output, StringComparison.Ordinal);
        AssertWhy(result, "verified as a live secret", "bot.py:2 (Binance)");
        Assert.Single(Entries());
    }

    [Theory]
    [InlineData("matches-ignore:\n  - name: docs\n    match: KEY\n  - SHA\npaths-ignore:\n  - docs/**\n  - /top.txt\n  - 'a?b'\n")]
    [InlineData("version: 2\nsecret:\n  ignored_matches:\n    - name: docs\n      match: KEY\n    - match: SHA\n  ignored-paths: [ 'docs/**', /top.txt, 'a?b' ]\n")]
    public void AConfigurationOfGgshield(string yaml)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Secret + ",apikey")));
        _repository.Write(".gitguardian.yaml", yaml.Replace("KEY", Key, StringComparison.Ordinal).Replace("SHA", sha, StringComparison.Ordinal));
        var result = Import();
        Assert.Contains(Table(".gitguardian.yaml", "findings", 2, 0), result.Output, StringComparison.Ordinal);
        Assert.Contains(Table(".gitguardian.yaml", "paths", 2, 1), result.Output, StringComparison.Ordinal);
        Assert.Contains("- '**/docs/**'\n      - 'top.txt'\n", _repository.Read(".secretscan.yml"), StringComparison.Ordinal);
        AssertAccepted();
    }

    [Theory]
    [InlineData("# gitleaks:allow", "")]
    [InlineData("# pragma: allowlist secret", "")]
    [InlineData("", "# pragma: allowlist nextline secret\n")]
    public void MarksOnlyWhenAsked(string behind, string above)
    {
        _repository.Write("bot.py", Planted.Binance.Replace("\")\n", $"\") {behind}\n", StringComparison.Ordinal).Replace("client =", above + "client =", StringComparison.Ordinal));
        _repository.Git("add", "-A");
        Assert.Equal(1, _repository.SecretScan("files", "bot.py").Status);
        Assert.Contains("marks", Import("--foreign-markers").Output, StringComparison.Ordinal);
        AssertAccepted();
    }

    [Fact]
    public void NothingIsWrittenWhenOnlyAsked()
    {
        _repository.Write(".gitleaksignore", "bot.py:x:2\n");
        _repository.Write(".gitleaks.toml", "[allowlist]\npaths=['^docs/']\n");
        Assert.Contains("would hold 2 entries, 2 of them new", Import("--dry-run").Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_repository.PathOf(Baseline)) || File.Exists(_repository.PathOf(".secretscan.yml")));
    }

    [Fact]
    public void WhatIsThereStays()
    {
        _repository.Write(".secretscan.yml", "version: 1\n# ours\nallow:\n    - reason: ours\n      paths: [ours/**]\nfailOn: high\n");
        _repository.Write(".gitleaks.toml", "[allowlist]\npaths=['^docs/', '^ours/']\n");
        Import();
        Assert.Equal("version: 1\n# ours\nallow:\n    - reason: 'imported from gitleaks (.gitleaks.toml)'\n      paths:\n        - 'docs/**'\n    - reason: ours\n      paths: [ours/**]\nfailOn: high\n", _repository.Read(".secretscan.yml"));
        var once = _repository.Read(".secretscan.yml");
        Import();
        Assert.Equal(once, _repository.Read(".secretscan.yml"));
    }

    [Theory]
    [InlineData(".gitleaks.toml", "a = \n", ".gitleaks.toml:1: a value belongs here")]
    [InlineData(".secrets.baseline", "{", "not the JSON")]
    [InlineData(".secrets.baseline", "{\"results\":1}", "there are no \"results\"")]
    [InlineData(".gitguardian.yaml", "a: &b [*b]\n", "not the YAML")]
    [InlineData("what", "?", "whose file is this?")]
    [InlineData("report.csv", "a,b\n", "there is no column File")]
    [InlineData("none.json", null, "there is no file none.json")]
    public void WhatIsNobodysIsRefused(string name, string? content, string said)
    {
        if (content is not null)
        {
            _repository.Write(name, content);
        }

        var result = _repository.SecretScan("baseline", "import", name);
        Assert.Equal(2, result.Status);
        Assert.Contains(said, Assert.Single(result.All.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private CliResult Import(params string[] options)
    {
        var result = _repository.SecretScan(["baseline", "import", .. options]);
        Assert.True(result.Status == 0, result.All);
        Planted.AssertSecretsAreNotIn(result.All);
        Planted.AssertSecretsAreNotIn(File.Exists(_repository.PathOf(Baseline)) ? _repository.Read(Baseline) : "");
        return result;
    }

    private void AssertAccepted() => Assert.Equal(0, _repository.SecretScan("files", "bot.py").Status);

    private JsonArray Entries() => JsonNode.Parse(_repository.Read(Baseline))!["entries"]!.AsArray();

    private static string Table(string file, string kind, int carried, int not) => $"{kind,-12}  {carried,12}  {not,5}";

    private static void AssertWhy(CliResult result, string why, string what)
    {
        var section = result.Output.Split("\n\n").FirstOrDefault(part => part.Split('\n')[0].Contains(why, StringComparison.Ordinal));
        Assert.True(section?.Contains("  " + what + "\n", StringComparison.Ordinal) == true || section?.EndsWith("  " + what, StringComparison.Ordinal) == true, result.Output);
    }

    private static object Found(string secret, int line) => new { RuleID = "generic", File = "bot.py", StartLine = line, EndLine = line, Commit = "", Secret = secret, Fingerprint = "bot.py:generic:" + line };

    private static JsonObject Result(string secret, int line) => new()
    {
        ["ruleId"] = "generic",
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = "bot.py" },
                ["region"] = new JsonObject { ["startLine"] = line, ["endLine"] = line, ["snippet"] = new JsonObject { ["text"] = secret } },
            },
        }),
    };

    private static string Hog(string raw, bool verified) => JsonSerializer.Serialize(new
    {
        SourceMetadata = new { Data = new { Git = new { commit = "", file = "bot.py", line = 2 } } }, DetectorName = "Binance", Verified = verified, Raw = raw,
    });

#pragma warning disable CA5350 // What detect-secrets writes.
    private static string Sha1(string value) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(value)));
#pragma warning restore CA5350

    private static string Between(string text, string before) => text.Split(before)[1].Split('"')[0];
}
