using System.Text;

namespace SecretScan.Git;

/// <summary>Which files of a folder belong to a project: those that git tracks and those that it does not ignore.</summary>
public static class WorkTreeFiles
{
    /// <summary>
    /// The files below a folder, relative to it; a name that ends with <c>/</c>, or is a folder, is a repository of its own.
    /// </summary>
    /// <param name="folder">Absolute path.</param>
    /// <returns>Null where git has no say: outside of a repository, without git, in a folder that is itself ignored.</returns>
    public static IEnumerable<string>? Below(string folder)
    {
        try
        {
            var names = List(folder);
            return names is [] && IsIgnored(folder) ? null : names;
        }
        catch (SourceException)
        {
            return null;
        }
    }

    /// <summary>The files that differ from the index, and those that are not in it: what <c>git add</c> would take, by path from the root.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="paths">Pathspecs, relative to it; none for all.</param>
    /// <param name="ignored">True to take files that are ignored, too.</param>
    /// <exception cref="SourceException">git failed.</exception>
    public static IReadOnlyList<string> Changed(string folder, IReadOnlyList<string> paths, bool ignored) =>
        List(folder, ["--modified", "--others", ignored ? "--others" : "--exclude-standard", "--full-name", "--", .. paths.DefaultIfEmpty(":/")])
            ?? throw new SourceException($"{folder}: git could not tell what has changed");

    private static List<string>? List(string folder) => List(folder, ["--cached", "--others", "--exclude-standard"]);

    private static List<string>? List(string folder, string[] which)
    {
        using var git = Start(folder, ["ls-files", "-z", .. which]);
        var records = new NulRecords(git.Output);
        var names = new List<string>();
        while (records.Read())
        {
            // As .NET shows names from the disk, so that one it cannot open is the same name there and here.
            names.Add(Encoding.UTF8.GetString(records.Current));
        }

        return git.ExitCode() == 0 ? names : null;
    }

    private static bool IsIgnored(string folder)
    {
        using var git = Start(folder, "check-ignore", "-q", "--", ".");
        return git.ExitCode() == 0;
    }

    private static GitProcess Start(string folder, params string[] arguments) =>
        GitProcess.Start(folder, arguments, CancellationToken.None, discover: true);
}
