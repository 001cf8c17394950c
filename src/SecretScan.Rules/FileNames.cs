using System.Collections.Immutable;
using System.IO.Enumeration;

namespace SecretScan.Rules;

/// <summary>The files that a rule names: the end of a path with <c>/</c>, with <c>*</c> for any characters of one name.</summary>
public static class FileNames
{
    /// <summary>True when a path ends as one of <paramref name="files"/> says, or none is named.</summary>
    public static bool Fit(ImmutableArray<string> files, string? path)
    {
        foreach (var file in files)
        {
            if (path is not null && Fits(file, path))
            {
                return true;
            }
        }

        return files.IsEmpty;
    }

    private static bool Fits(ReadOnlySpan<char> file, ReadOnlySpan<char> path)
    {
        while (true)
        {
            var (fileSlash, pathSlash) = (file.LastIndexOf('/'), path.LastIndexOf('/'));
            if (!FileSystemName.MatchesSimpleExpression(file[(fileSlash + 1)..], path[(pathSlash + 1)..], ignoreCase: false))
            {
                return false;
            }

            if (fileSlash < 0 || pathSlash < 0)
            {
                return fileSlash < 0;
            }

            file = file[..fileSlash];
            path = path[..pathSlash];
        }
    }
}
