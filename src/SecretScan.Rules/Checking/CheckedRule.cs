using SecretScan.Rules.Images;
using SecretScan.Rules.Patterns;
using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Checking;

/// <summary>A rule without errors: what must be there is there, and its pattern is compiled.</summary>
internal sealed record CheckedRule(RuleFile File, RuleSyntax Syntax, Pattern? Pattern, int Entry, string? Regex)
{
    public const int DefaultWindow = 4096;
    public const int DefaultContextBytes = 256;

    public string Id => Syntax.Id!.Value;

    public bool FindsItself => Syntax.Pattern is null && Syntax.Shape is null && Validator.FindsItsValues();

    public bool IsAssigned => File.Assigns(Syntax);

    public bool IsPart => File.Venue is not null && Syntax.Pattern is null && !FindsItself;

    public int Window => Syntax.Window?.Value ?? DefaultWindow;

    public int ContextBytes => Syntax.ContextBytes?.Value ?? DefaultContextBytes;

    public int MinLength => Pattern?.MinLength ?? 1;

    public int MaxLength => Pattern?.MaxLength ?? Window;

    public Part Part => Syntax.Part!.Value;

    public Severity Severity => Syntax.Severity!.Value;

    public Confidence Confidence => Syntax.Confidence?.Value ?? (IsAssigned ? Confidence.Medium : Confidence.High);

    public Validator Validator => Syntax.Validator?.Value ?? Validator.None;

    public bool IsWeak => Syntax.Weak?.Value ?? false;

    public RuleTraits Traits =>
        (Syntax.Context.IsEmpty ? 0 : RuleTraits.NeedsContext)
        | (IsPart ? RuleTraits.IsPart : 0)
        | (IsWeak ? RuleTraits.IsWeak : 0)
        | (Regex is null ? 0 : RuleTraits.IsRegex)
        | (FindsItself ? RuleTraits.FindsItself : 0);
}
