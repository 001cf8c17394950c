using System.Collections.Immutable;
using System.Text;
using SecretScan.Rules;

namespace SecretScan.Tests;

/// <summary>Results to render: made-up findings, one way to vary each thing.</summary>
internal static class Sample
{
    public const string Key = "64a1f0¦c2b7e9d3000145f2aa";
    public const string ApiSecret = "5d1c7a90-83b2-4e6f-9c¦04-7f1e2d3c4b5a";
    public const string Passphrase = "correct-¦horse";
    public const string Token = "ghp_0a1B2c3D4e5F6g7H8i9¦J0k1L2m3N4o5P6q7R";

    public static readonly DateTimeOffset Time = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static Rule Rule(string id, string title, string provider, string name, Part part, Severity severity) => new()
    {
        Id = id,
        Title = title,
        Provider = provider,
        ProviderName = name,
        Part = part,
        Severity = severity,
        Confidence = Confidence.High,
        Impact = $"Trades and withdraws as the owner of the {name} account.",
        Remediation = new Remediation(
            $"Delete the credential at {name}.",
            ["Look at withdrawals first, then at orders.", "Delete the API key and make a new one."],
            $"https://{provider}.example/account/api"),
        Rotation = new Rotation(90, 90),
        References = [$"https://{provider}.example/docs"],
    };

    public static Rule KuCoin(Part part) => Rule(
        "kucoin-api-" + part.ToString().ToLowerInvariant(),
        "KuCoin API " + part.ToString().ToLowerInvariant(),
        "kucoin",
        "KuCoin",
        part,
        part == Part.Key ? Severity.Medium : Severity.High);

    public static Rule GitHub { get; } = Rule(
        "github-pat-classic", "GitHub personal access token (classic)", "github", "GitHub", Part.Token, Severity.Critical);

    public static CredentialSet Set(params ReadOnlySpan<Part> missing) => new()
    {
        Id = "set-1",
        Provider = "kucoin",
        ProviderName = "KuCoin",
        Parts = [.. new[] { Part.Key, Part.Secret, Part.Passphrase }.Except(missing.ToArray())],
        Missing = [.. missing],
        Severity = missing.IsEmpty ? Severity.Critical : Severity.High,
        Created = new DateTimeOffset(2023, 7, 2, 0, 0, 0, TimeSpan.Zero),
    };

    public static Secret Secret(string value) => new(Encoding.UTF8.GetBytes(value.Replace("¦", "")));

    public static Finding Finding(Rule rule, string value, string? path, int line, string? slot = null) => new()
    {
        Rule = rule,
        Severity = rule.Severity,
        Confidence = rule.Confidence,
        Secret = Secret(value),
        Origin = new Origin { Kind = OriginKind.Blob, Path = path, Blob = new string('b', 40) },
        Location = new Location(line, 19, line, 19 + value.Length),
        Fingerprint = Fingerprints.Strong(Secret(value).RevealBytes()),
        Slot = slot,
    };

    public static Finding InSet(this Finding finding, CredentialSet set) => finding with { Set = set, Severity = set.Severity };

    public static ImmutableArray<Finding> KuCoinSet() =>
    [
        Finding(KuCoin(Part.Key), Key, "bot/.env", 1, "KUCOIN_API_KEY").InSet(Set()) with
        {
            Proof = "an ObjectId of 2023-07-02", Evidence = ["the name KUCOIN_API_KEY names KuCoin"],
        },
        Finding(KuCoin(Part.Secret), ApiSecret, "bot/.env", 2, "KUCOIN_API_SECRET").InSet(Set()) with
        {
            Evidence = ["a UUID of version 4 under a name that means a secret"],
        },
        Finding(KuCoin(Part.Passphrase), Passphrase, "bot/.env", 3, "KUCOIN_API_PASSPHRASE").InSet(Set()) with
        {
            Fingerprint = Fingerprints.Bound(Secret(Passphrase).RevealBytes(), Secret(ApiSecret).RevealBytes()),
        },
    ];

    public static ScanResult Result(params ReadOnlySpan<Finding> findings) => new()
    {
        Mode = ScanMode.Staged,
        Repository = "/home/me/bot",
        StartedAt = Time,
        Duration = TimeSpan.FromMilliseconds(12),
        RuleSetId = "sha256:0",
        Coverage = Read(new Coverage()),
        Findings = [.. findings],
    };

    /// <summary>Everything a report can hold, with names that attack the terminal.</summary>
    public static ScanResult Everything()
    {
        var github = Finding(GitHub, Token, "a\u001b[2Jb\u202etxt.exe", 7, "to\rken") with
        {
            Origin = new Origin
            {
                Kind = OriginKind.Blob,
                Path = "a\u001b[2Jb\u202etxt.exe",
                Blob = new string('c', 40),
                Commit = new Commit(new string('d', 40), "Eve\u200b", "eve@\u009bexample.org", Time, $"add {Token.Replace("¦", "")}\u0007"),
            },
            DecodedFrom = ["base64"],
        };
        var coverage = Read(new Coverage());
        coverage.AddCommit();
        coverage.Note("logo\n.png", "binary");
        coverage.Skip("big\u001b.bin", new string('e', 40), SkipReason.TooLarge, "120 MB");
        coverage.Skip(null, null, SkipReason.Timeout);
        return Result([.. KuCoinSet(), github]) with
        {
            Mode = ScanMode.History,
            Revisions = ["main\u202e"],
            Coverage = coverage,
            Hidden = [Finding(GitHub, Token, "README.md", 1) with { Severity = Severity.Info }],
            Suppressed =
            [
                new SuppressedFinding(
                    Finding(GitHub, Token, "test/a.txt", 1), SuppressedBy.Baseline, "fixture\u001b[0m", "me", new DateOnly(2027, 1, 1)),
                new SuppressedFinding(Finding(GitHub, Token, null, 2), SuppressedBy.Inline, null),
            ],
            Warnings = ["bot.py:1:1: secretscan:allow names no rule: x\u001b"],
        };
    }

    private static Coverage Read(Coverage coverage)
    {
        for (var i = 0; i < 4; i++)
        {
            coverage.Add(new Fragment(new byte[3075], new Origin { Kind = OriginKind.Blob }));
        }

        return coverage;
    }
}
