using System.Buffers;
using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// The password in a database URL: placeholders are none, those of a developer's own machine are weak. Hosts and pairs as
/// seen in compose files and documentation (research: token formats, false positives of the URL rules).
/// </summary>
internal static class ConnectionUrl
{
    private static readonly SearchValues<byte> Interpolation = SearchValues.Create("{}<>\"'`|"u8);
    private static readonly SearchValues<byte> HostEnd = SearchValues.Create(":/?;,\"' \\"u8);

    public static Validation Check(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match)
    {
        if (Placeholder.Is(secret) || IsExpression(secret))
        {
            return Validation.Rejected;
        }

        var host = Host(match);
        if (host.IsEmpty || IsOneOf(host, "host hostname server your-host dbhost db_host"u8))
        {
            return new(IsTrivial(secret, match) ? Verdict.Reject : Verdict.Accept);
        }

        if (host.EndsWith("example.com"u8) || host.EndsWith("example.org"u8) || host.EndsWith("example.net"u8) || host.EndsWith(".example"u8))
        {
            return new(Verdict.Example);
        }

        if (IsLoopback(host))
        {
            return new(Verdict.Weak, "local host");
        }

        return IsUser(secret, match) || (!host.Contains((byte)'.') && IsTrivial(secret, match))
            ? new(Verdict.Weak)
            : Validation.Accepted;
    }

    // What string interpolation and concatenation leave between colon and at sign.
    private static bool IsExpression(ReadOnlySpan<byte> secret) =>
        secret.ContainsAny(Interpolation) || secret.StartsWith("%s"u8) || secret.IndexOf("%("u8) >= 0 || secret.IndexOf("$("u8) >= 0;

    private static ReadOnlySpan<byte> Host(ReadOnlySpan<byte> match)
    {
        var at = match.LastIndexOf((byte)'@');
        if (at < 0)
        {
            // JDBC puts the host first and the password into the query.
            at = match.IndexOf("//"u8) + 1;
        }

        if (at < 1)
        {
            return default;
        }

        var host = match[(at + 1)..];
        if (host.StartsWith("["u8))
        {
            return host[..(host.IndexOf((byte)']') + 1)];
        }

        var end = host.IndexOfAny(HostEnd);
        return end < 0 ? host : host[..end];
    }

    private static bool IsLoopback(ReadOnlySpan<byte> host) =>
        IsOneOf(host, "localhost 0.0.0.0 [::1] host.docker.internal"u8) || host.StartsWith("127."u8);

    private static bool IsTrivial(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match) =>
        IsUser(secret, match) || IsOneOf(secret, "postgres mysql mariadb mongo mongodb redis rabbitmq guest admin root rootpassword django rails airflow superset keycloak minio hasura directus toor"u8);

    // postgres:postgres, scott:scott
    private static bool IsUser(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match)
    {
        var user = match.IndexOf("//"u8) is var slashes and >= 0 ? match[(slashes + 2)..] : default;
        return user.Length > secret.Length && user.StartsWith(secret) && user[secret.Length] == ':';
    }

    private static bool IsOneOf(ReadOnlySpan<byte> value, ReadOnlySpan<byte> words)
    {
        foreach (var word in words.Split((byte)' '))
        {
            if (Ascii.EqualsIgnoreCase(value, words[word]))
            {
                return true;
            }
        }

        return false;
    }
}
