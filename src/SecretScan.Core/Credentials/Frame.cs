namespace SecretScan.Credentials;

/// <summary>
/// A scope that values stand in: a bracket pair with what stands before it (a call, an object, an array), a section
/// of an INI, TOML or YAML file, the indented body below a line that ends in a colon, the inside of a string.
/// </summary>
internal struct Frame
{
    /// <summary>The kinds beside the opening brackets themselves.</summary>
    public const byte Section = (byte)'S';

    /// <summary>The inside of a string that holds names and values itself.</summary>
    public const byte Quote = (byte)'Q';

    /// <summary>Index of the enclosing frame; -1 for the root.</summary>
    public int Parent;

    /// <summary><c>(</c>, <c>[</c>, <c>{</c>, <see cref="Section"/>, <see cref="Quote"/> or 0 for the root.</summary>
    public byte Kind;

    /// <summary>Where it begins, its callee and key included.</summary>
    public int Start;

    /// <summary>Where it ends.</summary>
    public int End;

    /// <summary>The word before the bracket: <c>ccxt.kucoin</c>.</summary>
    public Span Callee;

    /// <summary>The name to which the whole is assigned, or the text of the section's header.</summary>
    public Span Key;

    /// <summary>Position of the frame among the arguments of its parent.</summary>
    public int Argument;

    /// <summary>How many arguments or members it has.</summary>
    public int Arguments;

    /// <summary>Columns of white space before the header of a section.</summary>
    public int Indent;
}
