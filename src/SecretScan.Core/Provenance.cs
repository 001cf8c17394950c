namespace SecretScan;

/// <summary>Where a repository comes from and where it stands.</summary>
/// <param name="Remote">Its public address (<see cref="PublicAddress"/>), or null.</param>
/// <param name="Revision">Id of the commit at HEAD, or null before the first one.</param>
/// <param name="Branch">The branch that is checked out, or null for none. Hostile input.</param>
public sealed record Provenance(Uri? Remote, string? Revision, string? Branch)
{
    private static readonly string[] Schemes = ["https", "http", "ssh", "git"];

    /// <summary>
    /// The address of a remote without user, password, query and fragment, because build systems write their tokens there; null
    /// for what is no address on a network, which tells others nothing but how somebody's folders are called.
    /// </summary>
    /// <param name="remote">As git has it: a URL, or <c>git@host:path</c>.</param>
    public static Uri? PublicAddress(string? remote)
    {
        if (remote is null || !Uri.TryCreate(AsUrl(remote), UriKind.Absolute, out var url) || url.Host.Length == 0 || !Schemes.Contains(url.Scheme))
        {
            return null;
        }

        return new UriBuilder(url.Scheme, url.Host, url.IsDefaultPort ? -1 : url.Port, url.AbsolutePath).Uri;
    }

    // git's short form for ssh has a colon where a URL has a slash, and no slash before it; two colons name a program that fetches.
    private static string AsUrl(string remote)
    {
        var colon = remote.IndexOf(':', StringComparison.Ordinal);
        return colon <= 1 || remote[colon..].StartsWith("::", StringComparison.Ordinal) || remote[colon..].StartsWith("://", StringComparison.Ordinal) || remote[..colon].Contains('/', StringComparison.Ordinal)
            ? remote
            : $"ssh://{remote[..colon]}/{remote[(colon + 1)..].TrimStart('/')}";
    }
}
