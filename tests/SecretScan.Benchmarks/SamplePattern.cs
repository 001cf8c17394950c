using System.Text.RegularExpressions;

namespace SecretScan.Benchmarks;

/// <summary>A pattern, what is needed to meet it, and its rival.</summary>
internal sealed record SamplePattern(string Name, string Text, string Keyword, string MarkedExample, Regex Regex)
{
    /// <summary>Without the marker that keeps scanners from taking it for a credential where it is stored.</summary>
    public string Example { get; } = MarkedExample.Replace("¦", "");
}
