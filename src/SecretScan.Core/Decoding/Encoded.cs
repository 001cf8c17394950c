namespace SecretScan.Decoding;

/// <summary>A stretch of a text that stands for other bytes.</summary>
/// <param name="Start">First byte of the stretch.</param>
/// <param name="End">The byte behind it.</param>
/// <param name="Form">How it is encoded, in the words of a report: <c>base64</c>.</param>
/// <param name="Bytes">What it stands for; empty where pieces of a text are joined.</param>
/// <remarks>A class, for a list of structs would be compiled at start-up.</remarks>
internal sealed record Encoded(int Start, int End, string Form, byte[] Bytes);
