namespace SecretScan.Credentials;

/// <summary>Whom a request was sent to: the parts of its URL, or a form that stands without one.</summary>
/// <param name="Host">The host with its port, or empty.</param>
/// <param name="Path">The path, or empty.</param>
/// <param name="Query">The query without its mark and without the signature, or empty.</param>
internal sealed record RequestTarget(string Host, string Path, string Query)
{
    /// <summary>Path and query as the request line has them.</summary>
    public string Line => Query.Length == 0 ? Path : $"{Path}?{Query}";

    /// <summary>The query with its parameters in the order of their names.</summary>
    public string SortedQuery => string.Join('&', Query.Split('&').Order(StringComparer.Ordinal));

    /// <summary>The target without percent escapes: some venues sign what was meant instead of what was sent.</summary>
    public RequestTarget Unescaped() => new(Host, Uri.UnescapeDataString(Path), Uri.UnescapeDataString(Query));

    /// <summary>The target with a shorter path, where it begins with <paramref name="beginning"/>.</summary>
    public RequestTarget WithoutPath(string? beginning) => beginning is not null && Path.StartsWith(beginning, StringComparison.Ordinal)
        ? this with { Path = Path[beginning.Length..] }
        : this;
}
