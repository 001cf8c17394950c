using System.Text.RegularExpressions;

namespace SecretScan.Benchmarks;

/// <summary>A pattern, what is needed to meet it, and its rival.</summary>
internal sealed record SamplePattern(string Name, string Text, string Keyword, string Example, Regex Regex);
