using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>The few colours of the text report, or none.</summary>
/// <remarks>Only the 8 colours that every terminal has and every theme keeps legible (ECMA-48 SGR).</remarks>
internal sealed class Palette(bool colour)
{
    public string Bold(string text) => Wrap("1", text);

    public string Dim(string text) => Wrap("2", text);

    public string Good(string text) => Wrap("32", text);

    public string Loud(string text) => Wrap("1;31", text);

    public string Of(Severity severity, string text) => severity switch
    {
        Severity.Critical => Wrap("1;31", text),
        Severity.High => Wrap("31", text),
        Severity.Medium => Wrap("33", text),
        Severity.Low => Wrap("36", text),
        _ => Dim(text),
    };

    private string Wrap(string code, string text) => colour ? $"\e[{code}m{text}\e[0m" : text;
}
