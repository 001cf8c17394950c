using SecretScan.Testing;

namespace SecretScan.Tests.Configuration;

/// <summary>Configurations, what they are good for, and what is wrong with them.</summary>
internal static class ConfigurationExamples
{
    public const string Value = "v1:0123456789abcdef0123456789abcdef";

    public const string Everything = $"""
        # All there is.
        version: 1
        failOn: high
        minSeverity: info
        minConfidence: low
        maxFileSize: 20 MB
        timeout: 5m
        baseline: policy/known.json
        reports: [text, sarif=out/secrets.sarif]
        newSuppressions: allow
        rules:
          disable: [generic-secret]
          severity:
            kucoin-api-key: low
            "github-pat": critical
          files:
            - policy/rules
        paths:
          include: [src, '**/*.yml']
          exclude:
          - third-party/   # theirs
          - "**/testdata/**"
        allow:
          - reason: 'it''s the documentation''s key: nobody''s'
            paths: [docs/**]
          - reason: test account "A"
            rules: [kucoin-api-key, kucoin-api-secret]
            values:
              - {Value}
              - v1:w:0a1b:generic-password:dbpassword
            owner: ada@example.org
            expires: 2027-01-31

        """;

    /// <summary>The one that the README shows.</summary>
    public static string OfReadme { get; } = Readme();

    /// <summary>Right ones.</summary>
    public static TheoryData<string> Right { get; } =
    [
        Everything,
        OfReadme,
        Everything.Replace("\n", "\r\n", StringComparison.Ordinal),
        "version: 1",
        "---\nversion: 1\n",
        "version: 1\nmaxFileSize: 5000\ntimeout: 90\n",
        "version: 1\nmaxFileSize: 10MiB\ntimeout: 1h\n",
        "version: 1\nrules: {disable: [a, b-1], severity: {c: high}, files: ['x y.yml']}\n",
        "version: 1\nallow: [{reason: because, paths: ['**']}]\n",
    ];

    /// <summary>Wrong ones: the configuration, and a part of what is said.</summary>
    public static TheoryData<string, string> Wrong { get; } = new()
    {
        { "", "it:1:1: a configuration begins with 'version: 1'" },
        { "failOn: low\n", "it:1:1: a configuration begins with 'version: 1'" },
        { "version: 2\n", "it:1:10: this program reads 'version: 1'" },
        { "version: '1'\n", "it:1:10: this program reads 'version: 1'" },
        { "- version: 1\n", "it:1:1: a configuration is keys and values" },
        { "version: 1\nfailon: high\n", "it:2:1: a configuration has no key 'failon', did you mean 'failOn'?" },
        { "version: 1\nfailOn: hihg\n", "it:2:9: 'hihg' is none of info, low, medium, high, critical, did you mean 'high'?" },
        { "version: 1\nfailOn: true\n", "it:2:9: this value is a text: put 'true' in quotes" },
        { "version: 1\nfailOn:\n", "it:2:1: this value has no value" },
        { "version: 1\nminConfidence: critical\n", "it:2:16: 'critical' is none of" },
        { "version: 1\nmaxFileSize: much\n", "it:2:14: a size is written" },
        { "version: 1\ntimeout: [5m]\n", "it:2:10: a time is written" },
        { "version: 1\nbaseline: ../known.json\n", "it:2:11: '../known.json' does not lead" },
        { "version: 1\nbaseline: /etc/passwd\n", "does not lead" },
        { "version: 1\nreports: [json=.git/hooks/pre-commit]\n", "does not lead" },
        { "version: 1\nreports: ['json=C:\\x']\n", "does not lead" },
        { "version: 1\nreports: [json, json]\n", "it:2:17: 'json' stands in 'reports' twice" },
        { "version: 1\nreports: json\n", "it:2:10: 'reports' is a list with at least one item" },
        { "version: 1\nreports: [=x]\n", "a report is written FORMAT or FORMAT=PATH" },
        { "version: 1\nnewSuppressions: maybe\n", "'maybe' is none of refuse, allow" },
        { "version: 1\nrules: []\n", "it:2:8: 'rules' is keys and values" },
        { "version: 1\nrules: {disabled: [a]}\n", "'rules' has no key 'disabled', did you mean 'disable'?" },
        { "version: 1\nrules: {disable: [Generic Secret]}\n", "is no rule id" },
        { "version: 1\nrules: {severity: {a: 7}}\n", "put '7' in quotes" },
        { "version: 1\npaths: {exclude: []}\n", "a list with at least one item" },
        { "version: 1\npaths: {exclude: [/abs]}\n", "'/abs': a path leads from the repository's root" },
        { "version: 1\npaths: {exclude: [a/../b]}\n", "'a/../b': a path leads from the repository's root" },
        { "version: 1\npaths: {exclude: ['src/[ab].py']}\n", "'src/[ab].py': a path here knows * and **" },
        { "version: 1\npaths: {exclude: ['**.md']}\n", "'**.md': ** stands alone between slashes" },
        { "version: 1\npaths: {exclude: [2024]}\n", "put '2024' in quotes" },
        { "version: 1\npaths: {exclude: [a, b, a]}\n", "it:2:25: 'a' stands in 'exclude' twice" },
        { "version: 1\nallow: [{paths: [docs]}]\n", "it:2:9: an entry of 'allow' needs a reason" },
        { "version: 1\nallow: [{reason: '', paths: [docs]}]\n", "is empty" },
        { "version: 1\nallow: [{reason: ' ', paths: [docs]}]\n", "is empty" },
        { "version: 1\nallow: [{reason: because}]\n", "needs paths, rules or values" },
        { "version: 1\nallow: [{reason: because, values: [v1:12]}]\n", "is no fingerprint" },
        { "version: 1\nallow: [{reason: because, paths: [a], expires: tomorrow}]\n", "is no date" },
        { "version: 1\nallow: [{reason: because, paths: [a], expires: 2027-13-01}]\n", "is no date" },
        { "version: 1\nallow: [{reason: because, paths: [a], until: 2027-01-01}]\n", "has no key 'until'" },
        { "version: 1\nallow:\n  - reason: because\n    paths: [a]\n  - reason: because\n    paths: [a]\n", "it:5:5: an entry of 'allow' above says no to the same" },
    };

    private static string Readme()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var start = text.IndexOf("```yaml\n# yaml-language-server", StringComparison.Ordinal) + "```yaml\n".Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
