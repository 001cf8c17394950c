using SecretScan.Rules;

namespace SecretScan.Cli.Arguments;

/// <summary>Values that are one of a few words.</summary>
internal static class Choice
{
    private static readonly string[] Severities = ["info", "low", "medium", "high", "critical"];
    private static readonly string[] Confidences = ["low", "medium", "high"];
    private static readonly string[] Times = ["auto", "always", "never"];
    private static readonly string[] Backends = ["auto", "git", "libgit2"];

    /// <summary>A severity.</summary>
    public static Severity Severity(string option, string text) => (Severity)IndexOf(option, text, Severities);

    /// <summary>A confidence.</summary>
    public static Confidence Confidence(string option, string text) => (Confidence)IndexOf(option, text, Confidences);

    /// <summary>When to do something.</summary>
    public static When When(string option, string text) => (When)IndexOf(option, text, Times);

    /// <summary>Who answers questions about a repository.</summary>
    public static GitBackend Backend(string option, string text) => (GitBackend)IndexOf(option, text, Backends);

    private static int IndexOf(string option, string text, string[] words) =>
        Array.IndexOf(words, text.ToLowerInvariant()) is var index and >= 0
            ? index
            : throw new CommandException($"{option}: '{text}' is not one of {string.Join(", ", words)}");
}
