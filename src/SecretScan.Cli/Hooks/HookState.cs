namespace SecretScan.Cli.Hooks;

/// <summary>What stands where a hook belongs.</summary>
internal enum HookState
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>Ours, as an installer wrote it.</summary>
    Whole,

    /// <summary>Ours, changed by somebody since.</summary>
    Edited,

    /// <summary>Somebody else's.</summary>
    Foreign,
}
