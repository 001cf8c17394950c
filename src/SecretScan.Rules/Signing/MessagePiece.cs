using System.Collections.Immutable;

namespace SecretScan.Rules;

/// <summary>The pieces of a signed message that need no field: they are told by their form, wherever they stand in the request.</summary>
public static class MessagePiece
{
    /// <summary>The HTTP method in upper case.</summary>
    public const string Method = "method";

    /// <summary>The host of the URL.</summary>
    public const string Host = "host";

    /// <summary>The path of the URL without its query.</summary>
    public const string Path = "path";

    /// <summary>The query or the form, its mark and the signature itself left out.</summary>
    public const string Query = "query";

    /// <summary><see cref="Query"/> with its parameters ordered by name.</summary>
    public const string SortedQuery = "sorted-query";

    /// <summary>The path and, behind its mark, the query: what the request line says.</summary>
    public const string Target = "target";

    /// <summary>The body as it was sent, or nothing.</summary>
    public const string Body = "body";

    /// <summary>The passphrase of the credential: it does not stand in the request.</summary>
    public const string Passphrase = "passphrase";

    /// <summary>The field that tells which key belongs to the secret.</summary>
    public const string Key = "key";

    /// <summary>All that need no field.</summary>
    public static ImmutableArray<string> BuiltIn { get; } = [Method, Host, Path, Query, SortedQuery, Target, Body, Passphrase];
}
