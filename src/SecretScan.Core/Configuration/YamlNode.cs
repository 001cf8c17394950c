using SecretScan.Rules.Syntax;

namespace SecretScan.Configuration;

/// <summary>A value in YAML: a text, a list or a mapping; one of the three is not null.</summary>
/// <param name="At">Its first character.</param>
internal sealed record YamlNode(Place At)
{
    /// <summary>The text; empty for a key without a value.</summary>
    public string? Text { get; init; }

    /// <summary>True for a text in quotes: it is one, whatever it looks like.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>The items of a list.</summary>
    public List<YamlNode>? Items { get; init; }

    /// <summary>The keys of a mapping, in the order of the file, each once.</summary>
    public List<YamlPair>? Pairs { get; init; }
}
