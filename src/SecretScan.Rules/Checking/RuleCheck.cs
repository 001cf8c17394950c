using SecretScan.Rules.Images;
using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Checking;

/// <summary>What a check gave.</summary>
/// <param name="Problems">What is wrong, ordered by place.</param>
/// <param name="Image">The rules in binary form, or null when a problem is more than a warning.</param>
public sealed record RuleCheck(IReadOnlyList<RuleProblem> Problems, byte[]? Image)
{
    /// <summary>The rules ready for use, or null when a problem is more than a warning.</summary>
    public RuleImage? Open() => Image is { } image ? RuleImage.Open(() => image) : null;
}
