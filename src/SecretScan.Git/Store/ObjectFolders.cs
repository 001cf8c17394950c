using System.Text;

namespace SecretScan.Git.Store;

/// <summary>The folders that hold the objects of a repository: its own one, and those it borrows from.</summary>
internal static class ObjectFolders
{
    // As git has it; deeper ones it does not read either.
    private const int DeepestNesting = 5;
    private const int Most = 1000;
    private const int LongestFile = 1024 * 1024;

    /// <summary>Finds them, each once: where git writes, then what the environment names, then what those borrow from.</summary>
    /// <param name="own">Where git writes.</param>
    /// <param name="from">The folder from which the environment counts.</param>
    public static IReadOnlyList<string> Of(string own, string from)
    {
        var folders = new List<string>();
        var borrowed = Environment.GetEnvironmentVariable("GIT_ALTERNATE_OBJECT_DIRECTORIES") ?? "";
        Add(folders, own, from, nesting: 0);
        foreach (var folder in Split(Encoding.UTF8.GetBytes(borrowed), (byte)Path.PathSeparator))
        {
            Add(folders, folder, from, nesting: 0);
        }

        return folders;
    }

    /// <summary>
    /// Takes a list of folders apart. What begins with <c>#</c> is a comment, what stands in double quotes is written as a C
    /// string (gitrepository-layout, "objects/info/alternates").
    /// </summary>
    internal static List<string> Split(ReadOnlySpan<byte> list, byte separator)
    {
        var folders = new List<string>();
        while (!list.IsEmpty)
        {
            var entry = new List<byte>();
            if (list[0] == '"')
            {
                list = Unquote(list, entry);
            }

            var end = list.IndexOf(separator) is >= 0 and var found ? found : list.Length;
            var isComment = entry.Count == 0 && list.StartsWith((byte)'#');
            entry.AddRange(list[..end]);
            list = list[Math.Min(end + 1, list.Length)..];
            if (entry.Count > 0 && !isComment && !entry.Contains(0))
            {
                folders.Add(Encoding.UTF8.GetString([.. entry]));
            }
        }

        return folders;
    }

    private static void Add(List<string> folders, string folder, string from, int nesting)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, Path.GetFullPath(from)));
        if (nesting > DeepestNesting || folders.Count >= Most || folders.Contains(path))
        {
            return;
        }

        folders.Add(path);
        foreach (var alternate in Alternates(path))
        {
            Add(folders, alternate, path, nesting + 1);
        }
    }

    private static List<string> Alternates(string folder)
    {
        using var file = StoredFile.Open(Path.Join(folder, "info", "alternates"));
        if (file is null || RandomAccess.GetLength(file) is var length && length > LongestFile)
        {
            return [];
        }

        var list = new byte[length];
        return Split(list.AsSpan(0, RandomAccess.Read(file, list, fileOffset: 0)), (byte)'\n');
    }

    // Gives what stands behind the closing quote; without one nothing is quoted, as git reads it.
    private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> list, List<byte> entry)
    {
        var rest = list[1..];
        while (!rest.IsEmpty && rest[0] != '"')
        {
            entry.Add(rest[0] == '\\' ? Unescape(ref rest) : rest[0]);
            rest = rest[Math.Min(1, rest.Length)..];
        }

        if (!rest.IsEmpty)
        {
            return rest[1..];
        }

        entry.Clear();
        return list;
    }

    // Leaves the last byte of the escape to be passed over.
    private static byte Unescape(ref ReadOnlySpan<byte> rest)
    {
        rest = rest[1..];
        if (rest.Length >= 3 && rest[..3].IndexOfAnyExceptInRange((byte)'0', (byte)'7') < 0)
        {
            var octal = (rest[0] - '0' << 6) | (rest[1] - '0' << 3) | (rest[2] - '0');
            rest = rest[2..];
            return (byte)octal;
        }

        var plain = rest.IsEmpty ? -1 : "abtnvfr".IndexOf((char)rest[0]);
        return plain >= 0 ? "\a\b\t\n\v\f\r"u8[plain] : rest.IsEmpty ? (byte)'\\' : rest[0];
    }
}
