namespace SecretScan.Rules.Syntax;

/// <summary>A character of a rule file or a configuration.</summary>
/// <param name="File">The file's name as the caller gave it.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column in UTF-16 code units.</param>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
