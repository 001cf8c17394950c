using System.Runtime.InteropServices;

namespace SecretScan.Git;

/// <summary>What <c>posix_spawn</c> does to the descriptors of the new process.</summary>
internal sealed class SpawnActions : IDisposable
{
    // posix_spawn_file_actions_t: 80 bytes with glibc and musl, a pointer on macOS and BSD.
    private const int RoomForAny = 512;

    public SpawnActions()
    {
        Pointer = Marshal.AllocHGlobal(RoomForAny);
        _ = Posix.InitActions(Pointer);
    }

    public nint Pointer { get; }

    /// <summary>Makes a descriptor of this process the one with a given number there.</summary>
    public void Duplicate(int from, int to) => _ = Posix.AddDuplicate(Pointer, from, to);

    public void Dispose()
    {
        _ = Posix.DestroyActions(Pointer);
        Marshal.FreeHGlobal(Pointer);
    }
}
