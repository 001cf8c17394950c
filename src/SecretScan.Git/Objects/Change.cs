using System.Text;

namespace SecretScan.Git;

/// <summary>One path that two sides hold differently, as git's raw diff format says it.</summary>
/// <param name="Status">First letter of git's status: A, C, D, M, R, T or U.</param>
/// <param name="Path">The path on the new side.</param>
/// <param name="Kind">What stands there on the new side.</param>
/// <param name="Id">The object on the new side.</param>
/// <param name="OldPath">The path on the (first) old side.</param>
/// <param name="OldKind">What stood there.</param>
/// <param name="OldId">The object on the (first) old side.</param>
internal sealed record Change(
    char Status, string Path, EntryKind Kind, string Id, string OldPath, EntryKind OldKind, string OldId)
{
    /// <summary>Reads a change whose first record is current.</summary>
    /// <remarks>
    /// <c>:mode mode id id S</c>, a path, and a second path after C and R (gitformat "raw output format"); a merge has one
    /// colon, mode and id more for each further parent.
    /// </remarks>
    /// <exception cref="SourceException">The format is not known.</exception>
    public static Change Read(NulRecords records)
    {
        var meta = Encoding.ASCII.GetString(records.Current);
        var words = meta.TrimStart(':').Split(' ');
        var parents = meta.Length - meta.TrimStart(':').Length;
        if (parents < 1 || words.Length != (2 * parents) + 3 || words[^1].Length == 0)
        {
            throw new SourceException("git answered with a change in a form that is not known");
        }

        var oldPath = GitPath.Decode(records.Next());
        var status = words[^1][0];
        var path = parents == 1 && status is ('C' or 'R') ? GitPath.Decode(records.Next()) : oldPath;
        return new Change(status, path, KindOf(words[parents]), words[^2], oldPath, KindOf(words[0]), words[parents + 1]);
    }

    private static EntryKind KindOf(string mode) => GitEntry.KindOf(Encoding.ASCII.GetBytes(mode));
}
