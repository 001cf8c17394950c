using SecretScan.Rules.Checking;
using SecretScan.Rules.Images;
using SecretScan.Testing;

namespace SecretScan.Rules.Tests;

/// <summary>Small rule files of made-up providers.</summary>
internal static class Sample
{
    public static string Tokens { get; } = Text("tokens.yml");

    public static string Venue { get; } = Text("venue.yml");

    public static RuleImage Image { get; } = Check(RuleOrigin.BuiltIn, Tokens, Venue).Open()!;

    public static RuleCheck Check(RuleOrigin origin, params IEnumerable<string> texts) =>
        RuleChecker.Read(texts.Select((text, i) => ($"{i}.yml", (TextReader)new StringReader(text))), origin);

    /// <summary>The sample with one stretch changed; throws when it is not there, so that no test passes for want of it.</summary>
    public static string With(this string sample, string old, string replacement) => sample.Contains(old, StringComparison.Ordinal)
        ? sample.Replace(old, replacement, StringComparison.Ordinal)
        : throw new ArgumentException($"the sample has no '{old}'", nameof(old));

    private static string Text(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "SecretScan.Rules.Tests", "Samples", name));
}
