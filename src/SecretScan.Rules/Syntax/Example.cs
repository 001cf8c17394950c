using System.Text;

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
        Stored = written.Value;
        At = written.At;
        Bytes = Encoding.UTF8.GetBytes(Text);
    }

    /// <summary>Takes what a file of other bytes than text holds.</summary>
    /// <param name="written">Its base64, as it is written.</param>
    /// <param name="bytes">What that stands for.</param>
    public Example(Written<string> written, byte[] bytes)
    {
        Text = Encoding.Latin1.GetString(bytes);
        Stored = written.Value;
        At = written.At;
        Bytes = bytes;
    }

    /// <summary>The text without break markers; of other bytes than text one character each.</summary>
    public string Text { get; }

    /// <summary>The text as it stands in the file.</summary>
    public string Stored { get; }

    /// <summary>What stands in a scanned file.</summary>
    public byte[] Bytes { get; }

    /// <summary>Where it is written.</summary>
    public Place At { get; }
}
