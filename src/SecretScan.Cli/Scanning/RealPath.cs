namespace SecretScan.Cli.Scanning;

/// <summary>Paths without symbolic links.</summary>
internal static class RealPath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>Where a path leads, links in its folders followed too; as far as there is something.</summary>
    public static string Of(string path)
    {
        // Named in full: to .NET 9, the stand-in of native builds, Reverse is otherwise the one of spans, which gives nothing.
        var rest = new Stack<string>(Enumerable.Reverse(Names(Path.GetFullPath(path))));
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        for (var links = 0; rest.TryPop(out var name);)
        {
            var next = Path.GetFullPath(Path.Combine(real, name));
            if (new FileInfo(next).LinkTarget is { } target && ++links <= MostLinks)
            {
                var full = Path.GetFullPath(target, real);
                real = Path.GetPathRoot(full)!;
                foreach (var folder in Enumerable.Reverse(Names(full)))
                {
                    rest.Push(folder);
                }
            }
            else
            {
                real = next;
            }
        }

        return real;
    }

    private static string[] Names(string full) =>
        full[Path.GetPathRoot(full)!.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
}
