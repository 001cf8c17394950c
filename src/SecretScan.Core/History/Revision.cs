namespace SecretScan.History;

/// <summary>A commit and the versions that it brought, as far as they were asked for.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Kind"><see cref="OriginKind.Blob"/>, or <see cref="OriginKind.Note"/> for a commit of git's notes.</param>
/// <param name="Files">What differs from all its parents.</param>
public sealed record Revision(Commit Commit, OriginKind Kind, IReadOnlyList<FileVersion> Files);
