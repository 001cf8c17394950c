namespace SecretScan.Rules;

/// <summary>How bytes are written as text.</summary>
public enum BytesForm
{
    /// <summary>The characters are the bytes.</summary>
    Text,

    /// <summary>Hexadecimal, either case.</summary>
    Hex,

    /// <summary>Base64 of either alphabet, with or without padding.</summary>
    Base64,
}
