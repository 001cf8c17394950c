using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>The words of the report formats for the values of the enumerations.</summary>
internal static class Term
{
    public static readonly Severity[] Severities =
        [Severity.Critical, Severity.High, Severity.Medium, Severity.Low, Severity.Info];

    public static string Of(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        Severity.Low => "low",
        _ => "info",
    };

    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.High => "high",
        Confidence.Medium => "medium",
        _ => "low",
    };

    public static string Of(Part part) => part switch
    {
        Part.Key => "key",
        Part.Secret => "secret",
        Part.Passphrase => "passphrase",
        Part.PrivateKey => "private-key",
        Part.Mnemonic => "mnemonic",
        Part.Token => "token",
        Part.Password => "password",
        Part.ConnectionString => "connection-string",
        Part.Webhook => "webhook",
        Part.Certificate => "certificate",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    public static string Of(ScanMode mode) => mode switch
    {
        ScanMode.Staged => "staged",
        ScanMode.History => "history",
        ScanMode.Range => "range",
        ScanMode.Files => "files",
        ScanMode.Stdin => "stdin",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    public static string Of(OriginKind kind) => kind switch
    {
        OriginKind.Blob => "blob",
        OriginKind.File => "file",
        OriginKind.Stdin => "stdin",
        OriginKind.CommitMessage => "commit-message",
        OriginKind.TagMessage => "tag-message",
        OriginKind.Note => "note",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(SkipReason reason) => reason switch
    {
        SkipReason.TooLarge => "too-large",
        SkipReason.Unreadable => "unreadable",
        SkipReason.MissingObject => "missing-object",
        SkipReason.Timeout => "timeout",
        SkipReason.Shallow => "shallow",
        SkipReason.Interrupted => "interrupted",
        SkipReason.DecodeLimit => "decode-limit",
        SkipReason.Unsupported => "unsupported",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static string Of(SuppressedBy by) => by switch
    {
        SuppressedBy.Inline => "inline",
        SuppressedBy.Allowlist => "allowlist",
        SuppressedBy.Baseline => "baseline",
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };
}
