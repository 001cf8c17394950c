namespace SecretScan.Credentials;

/// <summary>A stretch of the text in bytes, the end exclusive. Empty when there is nothing.</summary>
internal readonly record struct Span(int Start, int End)
{
    public int Length => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Contains(int position) => position >= Start && position < End;

    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> text) => IsEmpty ? default : text[Start..End];
}
