using System.Runtime.InteropServices;

namespace SecretScan.Git;

/// <summary>The few calls of POSIX that start and end a process.</summary>
internal static partial class Posix
{
    private const int Interrupted = 4; // EINTR, everywhere
    private const int KillSignal = 9; // SIGKILL, everywhere

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Spawn(out int id, string file, nint actions, nint attributes, nint arguments, nint environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    internal static partial int InitActions(nint actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    internal static partial int AddDuplicate(nint actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    internal static partial int DestroyActions(nint actions);

    /// <summary>Waits for a child; its exit code, 128 and the signal that ended it, or -1 when the system does not tell.</summary>
    internal static int Wait(int id)
    {
        int status;
        while (WaitFor(id, out status, 0) < 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                return -1;
            }
        }

        var signal = status & 0x7F;
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal;
    }

    /// <summary>Ends a child at once.</summary>
    internal static void Kill(int id) => _ = Signal(id, KillSignal);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int WaitFor(int id, out int status, int options);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int id, int signal);
}
