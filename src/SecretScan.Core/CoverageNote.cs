namespace SecretScan;

/// <summary>Something worth knowing that does not make the scan incomplete.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Note">One of <c>binary</c>, <c>submodule</c>, <c>lfs-pointer</c>, <c>generated</c>, <c>encrypted archive</c>, <c>damaged archive</c>, <c>unsupported archive</c>, <c>excluded</c>.</param>
public sealed record CoverageNote(string Path, string Note)
{
    /// <summary>The configuration says not to read it.</summary>
    public const string Excluded = "excluded";

    /// <summary>True for an archive of which not everything was taken out: it is encrypted, damaged, or of a kind that is not known here.</summary>
    public bool IsClosedArchive => Note.EndsWith(" archive", StringComparison.Ordinal);
}
