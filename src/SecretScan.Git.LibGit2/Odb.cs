using System.Runtime.InteropServices;

namespace SecretScan.Git.LibGit2;

/// <summary>The object database as libgit2 has it: LibGit2Sharp gives the bytes of blobs only.</summary>
/// <remarks>https://libgit2.org/libgit2/#HEAD/group/odb; a git_oid is 20 bytes in every version that <see cref="NativeGit"/> takes.</remarks>
internal static unsafe partial class Odb
{
    public const int NotFound = -3; // GIT_ENOTFOUND

    [LibraryImport(NativeGit.Name, EntryPoint = "git_odb_open", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(out nint odb, string folder);

    [LibraryImport(NativeGit.Name, EntryPoint = "git_odb_free")]
    internal static partial void Free(nint odb);

    [LibraryImport(NativeGit.Name, EntryPoint = "git_odb_read_header")]
    internal static partial int ReadHeader(out nuint length, out int type, nint odb, byte* id);

    [LibraryImport(NativeGit.Name, EntryPoint = "git_odb_read")]
    internal static partial int Read(out nint found, nint odb, byte* id);

    [LibraryImport(NativeGit.Name, EntryPoint = "git_odb_object_data")]
    internal static partial byte* Data(nint found);

    [LibraryImport(NativeGit.Name, EntryPoint = "git_odb_object_size")]
    internal static partial nuint Size(nint found);

    [LibraryImport(NativeGit.Name, EntryPoint = "git_odb_object_free")]
    internal static partial void FreeObject(nint found);

    [LibraryImport(NativeGit.Name, EntryPoint = "git_odb_foreach")]
    internal static partial int ForEach(nint odb, delegate* unmanaged[Cdecl]<byte*, nint, int> take, nint payload);

    [LibraryImport(NativeGit.Name, EntryPoint = "git_error_last")]
    private static partial nint LastError();

    /// <summary>Why the last call on this thread failed.</summary>
    internal static string Failure() =>
        LastError() is not 0 and var error && Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(error)) is { Length: > 0 } message ? message : "no reason given";
}
