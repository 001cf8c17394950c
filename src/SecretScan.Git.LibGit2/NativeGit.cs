using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace SecretScan.Git.LibGit2;

/// <summary>The native library: the one that came with the program, the one that LIBGIT2_PATH names, or the system's.</summary>
internal static unsafe class NativeGit
{
    /// <summary>The name under which LibGit2Sharp 0.29 asks for it: "git2-" and the commit it was built from.</summary>
    public const string Name = "git2-a2bde63";

    private const string Variable = "LIBGIT2_PATH";
    private const int Major = 1;

    // Structures that are handed over are the same in these; LibGit2Sharp 0.29 was made for 1.7.
    private const int FirstMinor = 5;
    private const int LastMinor = 7;

    private static readonly Lazy<nint> Handle = new(Find);

    /// <summary>Finds the library and has everybody who asks for it get it. Asked again, it does nothing.</summary>
    /// <exception cref="SourceException">There is none, or none of a version that is known to fit.</exception>
    public static void Load() => _ = Handle.Value;

    /// <summary>The names that a system may have it under, best first.</summary>
    internal static IEnumerable<string> SystemNames() =>
        OperatingSystem.IsWindows() ? ["git2.dll", "libgit2.dll"]
        : OperatingSystem.IsMacOS() ? Minors().SelectMany(MacNames)
        : Minors().Select(minor => $"libgit2.so.{Major}.{minor}");

    /// <summary>True when a version, as the library says it, fits.</summary>
    internal static bool Fits(int major, int minor) => major == Major && minor is >= FirstMinor and <= LastMinor;

    private static nint Find()
    {
        // With the program came the very build that LibGit2Sharp wants; the runtime finds it by itself.
        if (NativeLibrary.TryLoad(Name, Assembly.GetExecutingAssembly(), null, out var bundled))
        {
            return bundled;
        }

        var found = Named() ?? OfSystem();
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name == Name ? found : 0;
        return found;
    }

    // A relative path would be looked for in the repository that is being scanned.
    private static nint? Named() => Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path ? null
        : !Path.IsPathFullyQualified(path) ? throw new SourceException($"{Variable}: {path} is no absolute path")
        : !NativeLibrary.TryLoad(path, out var library) ? throw new SourceException($"{Variable}: {path} cannot be loaded as a library")
        : Version(library) is var (major, minor) && Fits(major, minor) ? library
        : throw new SourceException($"{Variable}: {path} is no libgit2 {Major}.{FirstMinor} to {Major}.{LastMinor}");

    private static nint OfSystem()
    {
        foreach (var name in SystemNames())
        {
            // Not the current folder, which is where Windows would look too.
            if (NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), DllImportSearchPath.SafeDirectories, out var library))
            {
                if (Version(library) is var (major, minor) && Fits(major, minor))
                {
                    return library;
                }

                NativeLibrary.Free(library);
            }
        }

        throw new SourceException(
            $"no libgit2 {Major}.{FirstMinor} to {Major}.{LastMinor} was found: install git, or the library " +
            $"(apt install libgit2-1.5, brew install libgit2@1.7), or name its file in {Variable}");
    }

    private static (int Major, int Minor)? Version(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "git_libgit2_version", out var function))
        {
            return null;
        }

        int major, minor, patch;
        _ = ((delegate* unmanaged[Cdecl]<int*, int*, int*, int>)function)(&major, &minor, &patch);
        return (major, minor);
    }

    private static IEnumerable<int> Minors() => Enumerable.Range(FirstMinor, LastMinor - FirstMinor + 1).Reverse();

    private static string[] MacNames(int minor) =>
    [
        $"libgit2.{Major}.{minor}.dylib", $"/opt/homebrew/opt/libgit2@{Major}.{minor}/lib/libgit2.dylib",
        $"/usr/local/opt/libgit2@{Major}.{minor}/lib/libgit2.dylib",
    ];
}
