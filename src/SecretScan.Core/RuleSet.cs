using SecretScan.Rules.Images;

namespace SecretScan;

/// <summary>The rules that a scan uses.</summary>
public static class RuleSet
{
    private static RuleImage? _builtIn;

    /// <summary>The rules that are compiled into the program.</summary>
    public static RuleImage BuiltIn => _builtIn ??= RuleImage.Open(static () => BuiltInRules.Image);
}
