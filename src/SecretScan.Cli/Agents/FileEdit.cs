using System.Text;

namespace SecretScan.Cli.Agents;

/// <summary>What an agent does to one file.</summary>
/// <param name="Path">The file, as the agent names it.</param>
/// <param name="Whole">All that it will hold, or null when only places in it change.</param>
/// <param name="Changes">Those places, in the order in which they are made.</param>
internal sealed record FileEdit(string Path, string? Whole, IReadOnlyList<TextChange> Changes)
{
    /// <summary>The file before and after.</summary>
    /// <param name="onDisk">What is on disk, or null when there is nothing that could be read.</param>
    /// <param name="isDone">True when what is on disk is the file after the edit.</param>
    /// <param name="longest">Bytes of the largest file that is put together.</param>
    /// <returns>Where a place is not found, the new pieces and the old ones stand for the whole.</returns>
    public (byte[]? Before, byte[] After) Around(ReadOnlyMemory<byte>? onDisk, bool isDone, long longest)
    {
        if (Whole is not null)
        {
            return (isDone ? null : onDisk?.ToArray(), Encoding.UTF8.GetBytes(Whole));
        }

        // One char for each byte: an edit in a file that is not UTF-8 changes nothing else in it.
        var text = onDisk is { } bytes ? Encoding.Latin1.GetString(bytes.Span) : null;
        var changes = isDone ? Changes.Reverse().Select(change => change.Undo) : Changes;
        var other = changes.Aggregate(text, (current, change) => current is null ? null : InBytes(change).Apply(current, longest));
        return other is null ? (Joined(change => change.Old), Joined(change => change.New))
            : isDone ? (ToBytes(other), ToBytes(text!))
            : (ToBytes(text!), ToBytes(other));
    }

    private byte[] Joined(Func<TextChange, string> side) => Encoding.UTF8.GetBytes(string.Join('\n', Changes.Select(side)));

    private static TextChange InBytes(TextChange change) => change with { Old = InBytes(change.Old), New = InBytes(change.New) };

    private static string InBytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] ToBytes(string text) => Encoding.Latin1.GetBytes(text);
}
