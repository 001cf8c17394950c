using System.Collections.Immutable;

namespace SecretScan.Rules.Syntax;

/// <summary>A rule as written: what is missing is null or empty, nothing is checked beyond its type. The fields are those of <c>rules/README.md</c>.</summary>
public sealed record RuleSyntax
{
    /// <summary>Where the rule begins.</summary>
    public required Place At { get; init; }

    /// <summary>True when a value could not be read, which is told already: what is null or empty need not be missing.</summary>
    public bool IsFaulty { get; init; }

    /// <summary>Unique id.</summary>
    public Written<string>? Id { get; init; }

    /// <summary>What it is, in the words of its vendor.</summary>
    public Written<string>? Title { get; init; }

    /// <summary>What the value is within a credential.</summary>
    public Written<Part>? Part { get; init; }

    /// <summary>Severity of the value on its own.</summary>
    public Written<Severity>? Severity { get; init; }

    /// <summary>Confidence of a match on its own.</summary>
    public Written<Confidence>? Confidence { get; init; }

    /// <summary>Words of which one must be present.</summary>
    public ImmutableArray<Written<string>> Keywords { get; init; } = [];

    /// <summary>The pattern of a token.</summary>
    public Written<string>? Pattern { get; init; }

    /// <summary>What may stand before the match.</summary>
    public Written<string>? Before { get; init; }

    /// <summary>What may stand behind the match.</summary>
    public Written<string>? After { get; init; }

    /// <summary>Bytes a match may span.</summary>
    public Written<int>? Window { get; init; }

    /// <summary>Words of which one must stand near the match.</summary>
    public ImmutableArray<Written<string>> Context { get; init; } = [];

    /// <summary>How near, in bytes.</summary>
    public Written<int>? ContextBytes { get; init; }

    /// <summary>Least charset-normalised entropy, 0 to 1.</summary>
    public Written<float>? Entropy { get; init; }

    /// <summary>The structural check.</summary>
    public Written<Validator>? Validator { get; init; }

    /// <summary>The whole value: of a venue's part, or of a token that is known by the name it is assigned to.</summary>
    public Written<string>? Shape { get; init; }

    /// <summary>Whether the value is a human word.</summary>
    public Written<bool>? Weak { get; init; }

    /// <summary>Whether the shape alone tells the part.</summary>
    public Written<bool>? Distinctive { get; init; }

    /// <summary>How close the venue must be named.</summary>
    public Written<Nearness>? Needs { get; init; }

    /// <summary>The private keys that the venue takes.</summary>
    public ImmutableArray<Written<KeyAlgorithm>> Algorithms { get; init; } = [];

    /// <summary>Names under which the part is passed, or the token assigned.</summary>
    public ImmutableArray<Written<string>> Names { get; init; } = [];

    /// <summary>Names that say it is something else.</summary>
    public ImmutableArray<Written<string>> NotNames { get; init; } = [];

    /// <summary>The files that its values count in.</summary>
    public ImmutableArray<Written<string>> Files { get; init; } = [];

    /// <summary>Days between rotations.</summary>
    public Written<Rotation>? RotateDays { get; init; }

    /// <summary>What it lets an attacker do.</summary>
    public Written<string>? Impact { get; init; }

    /// <summary>How to revoke it.</summary>
    public RemediationSyntax? Remediation { get; init; }

    /// <summary>Values that documentation prints.</summary>
    public ImmutableArray<Example> KnownExamples { get; init; } = [];

    /// <summary>Where the facts come from.</summary>
    public ImmutableArray<Written<string>> References { get; init; } = [];

    /// <summary>Texts in which the rule must find its secret.</summary>
    public ImmutableArray<Example> Examples { get; init; } = [];

    /// <summary>Texts in which the rule must find nothing.</summary>
    public ImmutableArray<Example> NegativeExamples { get; init; } = [];
}
