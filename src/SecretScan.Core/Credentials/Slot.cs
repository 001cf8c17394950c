namespace SecretScan.Credentials;

/// <summary>A value and the place it was passed by: by name, by position in a call, or both further out.</summary>
internal readonly record struct Slot
{
    /// <summary>The value without quotes.</summary>
    public required Span Value { get; init; }

    /// <summary>The name it was given right here, or empty when it stands by position.</summary>
    public required Span Name { get; init; }

    /// <summary>Index of the innermost frame.</summary>
    public required int Frame { get; init; }

    /// <summary>Position among the arguments or members of that frame.</summary>
    public required int Argument { get; init; }

    /// <summary>Line, counted from the start of the text that was read.</summary>
    public required int Line { get; init; }

    /// <summary>False for values that stand bare: env files, YAML, INI, shell.</summary>
    public required bool Quoted { get; init; }
}
