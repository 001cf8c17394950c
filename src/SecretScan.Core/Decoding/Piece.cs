namespace SecretScan.Decoding;

/// <summary>A stretch of a <see cref="DecodedText"/> and where it comes from.</summary>
/// <param name="Start">Where it stands in the decoded text.</param>
/// <param name="Length">Its bytes there; 0 where two others were joined.</param>
/// <param name="OuterStart">Where it stands in the text around.</param>
/// <param name="OuterLength">Its bytes there.</param>
/// <param name="Form">How it was encoded, or null when it was copied.</param>
internal sealed record Piece(int Start, int Length, int OuterStart, int OuterLength, string? Form)
{
    /// <summary>The place in the text around. Within an encoded stretch it is as far along as in the decoded one.</summary>
    public int Outer(int at) => Form is null
        ? OuterStart + (at - Start)
        : OuterStart + (int)((long)(at - Start) * OuterLength / Math.Max(1, Length));
}
