using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>Tells a run of characters that stands where a value stands from a word of code or prose.</summary>
internal static class AssignedRun
{
    /// <summary>True within quotes, behind an equals sign or colon up to the end of its word, and alone on a line.</summary>
    public static bool Is(ReadOnlySpan<byte> text, in Span run)
    {
        var before = run.Start - 1;
        while (before >= 0 && text[before] is (byte)' ' or (byte)'\t')
        {
            before--;
        }

        var opener = before < 0 ? (byte)'\n' : text[before];
        var closer = run.End < text.Length ? text[run.End] : (byte)'\n';
        return opener switch
        {
            (byte)'"' or (byte)'\'' or (byte)'`' => before == run.Start - 1 && closer is (byte)'"' or (byte)'\'' or (byte)'`' or (byte)'\\',
            (byte)'=' or (byte)':' or (byte)'>' or (byte)'|' => closer is not ((byte)'(' or (byte)'.' or (byte)'[' or (byte)':'),
            (byte)'\n' => closer is (byte)'\r' or (byte)'\n',
            _ => false,
        };
    }
}
