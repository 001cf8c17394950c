using System.Buffers;

namespace SecretScan.Detection;

/// <summary>The password in a database URL, judged with its user and host (<see cref="ServerPassword"/>).</summary>
internal static class ConnectionUrl
{
    private static readonly SearchValues<byte> HostEnd = SearchValues.Create(":/?;,\"' \\"u8);

    public static Validation Check(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match) =>
        ServerPassword.Judge(secret, User(secret, match), Host(secret, match));

    private static ReadOnlySpan<byte> Host(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match)
    {
        // JDBC puts the host first and the password into the query.
        var behind = match.Overlaps(secret, out var start) && start >= 0 ? start + secret.Length : 0;
        var at = behind < match.Length && match[behind] == '@' ? behind : match.IndexOf("//"u8) + 1;
        if (at < 1)
        {
            return default;
        }

        var host = match[(at + 1)..].TrimStart((byte)'/');
        if (host.StartsWith("["u8))
        {
            return host[..(host.IndexOf((byte)']') + 1)];
        }

        var end = host.IndexOfAny(HostEnd);
        return end < 0 ? host : host[..end];
    }

    // Between the slashes and the colon; an empty user is none.
    private static ReadOnlySpan<byte> User(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match)
    {
        var slashes = match.IndexOf("//"u8);
        if (slashes < 0 || !match.Overlaps(secret, out var start) || start <= slashes + 2)
        {
            return default;
        }

        var user = match[(slashes + 2)..(start - 1)];
        return user.Contains((byte)'/') ? default : user;
    }
}
