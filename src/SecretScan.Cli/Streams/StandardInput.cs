using System.Runtime.InteropServices;

namespace SecretScan.Cli.Streams;

/// <summary>Standard input, where there is one.</summary>
internal static partial class StandardInput
{
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;

    /// <summary>Opens it.</summary>
    /// <exception cref="CommandException">Whoever started this program closed it.</exception>
    public static Stream Open() =>
        !OperatingSystem.IsWindows() && IsClosed()
            ? throw new CommandException("standard input is closed: pipe something into `secretscan files -`")
            : Console.OpenStandardInput();

    // The runtime takes the number of a handle that is closed for one of its own, and a read of that never ends. Its own
    // are closed on exec; what was inherited cannot be.
    private static bool IsClosed() => Control(0, GetFlags) is var flags && (flags < 0 || (flags & CloseOnExec) != 0);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int handle, int command);
}
