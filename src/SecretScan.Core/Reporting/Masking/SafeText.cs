namespace SecretScan.Reporting;

/// <summary>Makes text from a repository fit to be shown: values masked, then what cannot be seen written out.</summary>
/// <param name="redactor">Knows the values.</param>
public sealed class SafeText(Redactor redactor)
{
    private const string Cut = "...";

    /// <summary>For the texts of <paramref name="result"/>; values stay when they are to be revealed.</summary>
    public static SafeText Of(ScanResult result, ReportOptions options) =>
        new(options.Reveal ? Redactor.None : Redactor.Of(result));

    /// <summary>The safe form of <paramref name="text"/>.</summary>
    public string Show(string text) => Printable.Of(redactor.Redact(text));

    /// <summary>The safe form of <paramref name="text"/>, at most <paramref name="length"/> characters of it.</summary>
    public string Show(string text, int length)
    {
        var shown = Show(text);
        if (shown.Length <= length)
        {
            return shown;
        }

        return shown[..(char.IsHighSurrogate(shown[length - 1]) ? length - 1 : length)] + Cut;
    }
}
