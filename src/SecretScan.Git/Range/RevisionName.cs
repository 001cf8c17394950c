namespace SecretScan.Git;

/// <summary>
/// The name that a revision begins with: <c>main</c> in <c>main~2</c>. Git takes a tag first, and takes any ref before an abbreviated
/// id; whoever may push a tag would choose what is read. A name that could stand for something else is no name.
/// </summary>
/// <remarks>gitrevisions(7) has the order in which git looks for refs.</remarks>
internal static class RevisionName
{
    // git's own limit for abbreviations.
    private const int ShortestId = 4;

    private const string Refs = "refs/";
    private const string Origin = "origin/";

    /// <summary>Refuses a revision that could stand for something else.</summary>
    /// <exception cref="SourceException">It could.</exception>
    public static void Check(GitRepository repository, string revision)
    {
        if (Doubt(repository, revision) is { } doubt)
        {
            throw new SourceException(doubt);
        }
    }

    /// <summary>Refuses what is written for <c>git rev-list</c> (<c>^A</c>, <c>A..B</c>, <c>A...B</c>) likewise.</summary>
    /// <exception cref="SourceException">A name of it could stand for something else.</exception>
    public static void CheckSides(GitRepository repository, string revision)
    {
        foreach (var side in revision.TrimStart('^').Split("..", StringSplitOptions.RemoveEmptyEntries))
        {
            Check(repository, side.TrimStart('.'));
        }
    }

    /// <summary>Why a revision could stand for something else, or null when it does not.</summary>
    public static string? Doubt(GitRepository repository, string revision)
    {
        var name = Of(revision);
        if (name is "" or "@" or "HEAD" || IsId(name, repository.IdLength) || name.AsSpan().IndexOfAny('\n', '\r', '\0') >= 0)
        {
            return null;
        }

        string[] places = [Refs + name, "refs/tags/" + name, "refs/heads/" + name, "refs/remotes/" + name, $"refs/remotes/{name}/HEAD"];
        var found = repository.Backend.RefsThatAre(name.StartsWith(Refs, StringComparison.Ordinal) ? [name, .. places] : places);
        return found.Contains(name) ? null
            : found.Count > 1 ? $"{name} is ambiguous: write {string.Join(" or ", found)}"
            : found is [var other] && !IsMeant(name, other) ? $"{name} is not here, but there is {other}: write that if it is meant"
            : IsHex(name) && name.Length <= repository.IdLength && repository.Objects.Read(name, GitObjects.Small) is { } named
                && !named.Id.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                ? $"{name} is ambiguous: it looks like an id, but {string.Join(", ", found)} is called so; write that, or more of the id"
            : null;
    }

    // A whole name means that ref, and origin/main the branch of a remote, even where a clone has not fetched it.
    private static bool IsMeant(string name, string found) =>
        !name.StartsWith(Refs, StringComparison.Ordinal) && (!name.StartsWith(Origin, StringComparison.Ordinal) || found.StartsWith("refs/remotes/", StringComparison.Ordinal));

    // main of main~2, main^{tree}, main@{1 day ago}, main:README.
    private static string Of(string revision)
    {
        var end = revision.AsSpan().IndexOfAny("^~:");
        var at = revision.IndexOf("@{", StringComparison.Ordinal);
        end = at >= 0 && (end < 0 || at < end) ? at : end;
        return end < 0 ? revision : revision[..end];
    }

    private static bool IsId(string name, int length) => name.Length == length && name.All(char.IsAsciiHexDigit);

    private static bool IsHex(string name) => name.Length >= ShortestId && name.All(char.IsAsciiHexDigit);
}
