using System.CommandLine;

namespace SecretScan.Cli.Commands;

/// <summary><c>hook run NAME</c>: what a hook calls.</summary>
internal static class HookRunCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        return new Command("run", "Judge what a git hook is about to let through");
    }
}
