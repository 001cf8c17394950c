using System.Text;

namespace SecretScan.Cli.Agents;

/// <summary>Reads the patches that Codex hands to its <c>apply_patch</c> tool.</summary>
/// <remarks>
/// The format (https://github.com/openai/codex, <c>codex-rs/apply-patch</c>): between <c>*** Begin Patch</c> and <c>*** End Patch</c>
/// sections <c>*** Add File: PATH</c> with lines behind <c>+</c>; <c>*** Update File: PATH</c>, perhaps <c>*** Move to: PATH</c>, with
/// hunks that begin with <c>@@</c> and hold lines behind blank, <c>-</c> and <c>+</c>; <c>*** Delete File: PATH</c>.
/// </remarks>
internal static class PatchText
{
    private const string Begin = "*** Begin Patch";
    private const string Add = "*** Add File: ";
    private const string Update = "*** Update File: ";
    private const string Delete = "*** Delete File: ";
    private const string Move = "*** Move to: ";
    private const int MostEdits = 1000;

    /// <summary>True when a text is a patch and no line for the shell.</summary>
    public static bool IsPatch(string text) => text.AsSpan().TrimStart().StartsWith(Begin, StringComparison.Ordinal);

    /// <summary>The files that a patch writes; what it only deletes is left out.</summary>
    /// <exception cref="CommandException">There are too many places.</exception>
    public static IReadOnlyList<FileEdit> Read(string patch)
    {
        List<FileEdit> files = [];
        var (path, added) = ((string?)null, false);
        List<TextChange> changes = [];
        var (old, fresh) = (new StringBuilder(), new StringBuilder());
        var count = 0;
        foreach (var line in patch.Split('\n').Select(line => line.TrimEnd('\r')).Append(Delete))
        {
            if (line.StartsWith(Move, StringComparison.Ordinal))
            {
                path = line[Move.Length..].Trim();
            }
            else if (line.StartsWith("*** ", StringComparison.Ordinal) && line != "*** End of File")
            {
                EndFile();
                added = line.StartsWith(Add, StringComparison.Ordinal);
                path = added ? line[Add.Length..].Trim() : line.StartsWith(Update, StringComparison.Ordinal) ? line[Update.Length..].Trim() : null;
            }
            else if (line.StartsWith("@@", StringComparison.Ordinal))
            {
                EndHunk();
            }
            else
            {
                Take(line);
            }
        }

        return files;

        void Take(string line)
        {
            if (!line.StartsWith('+'))
            {
                old.Append(line.Length > 0 ? line[1..] : "").Append('\n');
            }

            if (!line.StartsWith('-'))
            {
                fresh.Append(line.Length > 0 ? line[1..] : "").Append('\n');
            }
        }

        void EndHunk()
        {
            if (path is not null && (old.Length > 0 || fresh.Length > 0))
            {
                changes.Add(new TextChange(old.ToString(), fresh.ToString()));
                count++;
            }

            old.Clear();
            fresh.Clear();
        }

        void EndFile()
        {
            var whole = added ? fresh.ToString() : null;
            EndHunk();
            if (path is not null && (added || changes.Count > 0))
            {
                files.Add(new FileEdit(path, whole, added ? [] : changes));
                changes = [];
            }

            if (count > MostEdits)
            {
                throw new CommandException($"a patch of more than {MostEdits} places is not judged");
            }
        }
    }
}
