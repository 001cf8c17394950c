namespace SecretScan.Rules.Syntax;

/// <summary>How a YAML scalar is written, as far as columns inside it depend on it.</summary>
public enum Quoting
{
    /// <summary>Without quotes: every character stands for itself.</summary>
    Plain,

    /// <summary>In single quotes: a quote inside is doubled.</summary>
    SingleQuoted,

    /// <summary>In double quotes, or as a block: columns inside cannot be told from the text.</summary>
    Other,
}
