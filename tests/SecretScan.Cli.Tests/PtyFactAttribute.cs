namespace SecretScan.Cli.Tests;

/// <summary>A fact that needs a terminal: <c>script</c> of util-linux gives one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PtyFactAttribute : FactAttribute
{
    public PtyFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script"))
        {
            Skip = "needs script(1) of util-linux";
        }
    }
}
