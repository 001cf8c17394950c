namespace SecretScan.Rules.Syntax;

/// <summary>A text that a rule is tried on.</summary>
public sealed record Example
{
    /// <summary>
    /// The character (U+00A6) that a stored example carries inside its token, so that no platform takes the file for a
    /// leak. It stands for nothing.
    /// </summary>
    public const string BreakMarker = "\u00A6";

    /// <summary>Takes the break markers out.</summary>
    public Example(Written<string> written)
    {
        Text = written.Value.Replace(BreakMarker, "", StringComparison.Ordinal);
        Marked = written.Value.Contains(BreakMarker, StringComparison.Ordinal);
        At = written.At;
    }

    /// <summary>The text without break markers.</summary>
    public string Text { get; }

    /// <summary>True when it is stored with a break marker.</summary>
    public bool Marked { get; }

    /// <summary>Where it is written.</summary>
    public Place At { get; }
}
