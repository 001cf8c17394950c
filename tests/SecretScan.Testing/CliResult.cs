namespace SecretScan.Testing;

/// <summary>What a program left behind.</summary>
/// <param name="Status">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record CliResult(int Status, string Output, string Error)
{
    /// <summary>Everything it said.</summary>
    public string All => Output + Error;

    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
