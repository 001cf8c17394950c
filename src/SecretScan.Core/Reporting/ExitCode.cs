namespace SecretScan.Reporting;

/// <summary>What the process tells its caller; the numbers are the user's contract.</summary>
public enum ExitCode
{
    /// <summary>Everything was read, nothing at or above <c>--fail-on</c> is reported.</summary>
    Clean = 0,

    /// <summary>Findings at or above <c>--fail-on</c> are reported, whether or not everything was read.</summary>
    Findings = 1,

    /// <summary>The scan could not be done.</summary>
    Failed = 2,

    /// <summary>Nothing at or above <c>--fail-on</c>, but something was not read.</summary>
    Incomplete = 3,
}
