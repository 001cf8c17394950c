using SecretScan.Reporting;

namespace SecretScan.Cli.Streams;

/// <summary>Lines for people: progress, warnings, errors. They go to standard error, whatever report goes where.</summary>
internal static class Notice
{
    /// <summary>One line that says whose it is. What could act on a terminal is written out.</summary>
    public static void Write(string line) => StandardStream.Error.WriteLine("secretscan: " + Printable.Of(line));
}
