using System.Text;

namespace SecretScan.Git;

/// <summary>The index, or the temporary one that GIT_INDEX_FILE names.</summary>
internal static class GitIndex
{
    /// <summary>The entries that a pathspec selects; a file in conflict has one for each side, not the common base.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public static IEnumerable<GitEntry> Entries(GitCommands commands, string pathspec)
    {
        using var git = commands.Start("ls-files", "-s", "-z", "--full-name", "--", pathspec);
        var records = new NulRecords(git.Output);
        while (records.Read())
        {
            if (Parse(records.Current) is { } entry)
            {
                yield return entry;
            }
        }

        git.Succeed();
    }

    // <mode> <id> <stage>\t<path>
    private static GitEntry? Parse(ReadOnlySpan<byte> record)
    {
        var tab = record.IndexOf((byte)'\t');
        var id = record.IndexOf((byte)' ') + 1;
        if (tab < 0 || id < 1 || tab - 2 < id)
        {
            throw new SourceException("git ls-files answered in a form that is not known");
        }

        return record[tab - 1] == '1'
            ? null
            : new GitEntry(
                GitPath.Decode(record[(tab + 1)..]),
                GitEntry.KindOf(record[..(id - 1)]),
                Encoding.ASCII.GetString(record[id..(tab - 2)]));
    }
}
