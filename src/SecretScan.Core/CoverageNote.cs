namespace SecretScan;

/// <summary>Something worth knowing that does not make the scan incomplete.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Note">One of <c>binary</c>, <c>submodule</c>, <c>lfs-pointer</c>, <c>generated</c>, <c>excluded</c>.</param>
public sealed record CoverageNote(string Path, string Note)
{
    /// <summary>The configuration says not to read it.</summary>
    public const string Excluded = "excluded";
}
