using System.Buffers;

namespace SecretScan.Detection;

/// <summary>
/// The password in a connection string: pairs joined by semicolons (ADO.NET, ODBC) or blanks (libpq), in one string or on
/// one line, which name a server, a database or a user beside it. Keyword arguments and statements are none,
/// and JDBC has a rule of its own.
/// </summary>
/// <remarks>Keys: SqlConnection, Npgsql, MySqlConnector and Oracle documentation; libpq, section 34.1.2; ODBC SQLDriverConnect.</remarks>
internal static class ConnectionString
{
    // Of a string on either side of its password; longer ones are made to be.
    private const int Longest = 512;

    private static readonly SearchValues<byte> Bounds = SearchValues.Create("\"'`<>\r\n"u8);
    private static readonly SearchValues<byte> HostEnd = SearchValues.Create(",:\\ \t/"u8);

    public static Validation Check(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings)
    {
        if (!surroundings.Overlaps(match, out var start) || start < 0 || !surroundings.Overlaps(secret, out var at))
        {
            return Validation.Rejected;
        }

        var before = surroundings[..start];
        before = before[(before.LastIndexOfAny(Bounds) + 1)..];
        before = before[Math.Max(0, before.Length - Longest)..];
        var behind = surroundings[Math.Min(surroundings.Length, at + secret.Length)..];
        var end = behind.IndexOfAny(Bounds);
        behind = end < 0 ? behind : behind[..end];
        behind = behind[..Math.Min(Longest, behind.Length)];
        if (before.IndexOf("jdbc:"u8) >= 0 || !IsJoined(before, behind))
        {
            return Validation.Rejected;
        }

        var host = Either(before, behind, "server|data source|datasource|host|hostname|addr|address|network address|endpoint|servername"u8);
        var user = Either(before, behind, "user id|userid|uid|user|username|user name"u8);
        return host.IsEmpty && user.IsEmpty && Either(before, behind, "database|initial catalog|dbname|dsn|driver"u8).IsEmpty
            ? Validation.Rejected
            : ServerPassword.Judge(secret, user, HostName(host));
    }

    // A semicolon on one side, or blanks beside dbname=, which only libpq has.
    private static bool IsJoined(ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind)
    {
        var last = before.TrimEnd(" \t"u8);
        var next = behind.TrimStart(" \t"u8);
        return (!last.IsEmpty && last[^1] == ';')
            || (!next.IsEmpty && next[0] == ';' && (last.IsEmpty || last[^1] == '='))
            || !Value(before, "dbname"u8).IsEmpty
            || !Value(behind, "dbname"u8).IsEmpty;
    }

    private static ReadOnlySpan<byte> Either(ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind, ReadOnlySpan<byte> keys)
    {
        foreach (var key in keys.Split((byte)'|'))
        {
            var value = Value(before, keys[key]);
            value = value.IsEmpty ? Value(behind, keys[key]) : value;
            if (!value.IsEmpty)
            {
                return value;
            }
        }

        return default;
    }

    // The value of "key = value", whose key is a whole word.
    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key)
    {
        for (var at = 0; AnyCase.IndexOf(text[at..], key) is var next and >= 0; at += next + 1)
        {
            var start = at + next;
            if (start > 0 && char.IsAsciiLetterOrDigit((char)text[start - 1]))
            {
                continue;
            }

            var rest = text[(start + key.Length)..].TrimStart(" \t"u8);
            if (rest.Length > 1 && rest[0] == '=')
            {
                rest = rest[1..].TrimStart(" \t"u8);
                var end = rest.IndexOf((byte)';');
                return (end < 0 ? rest : rest[..end]).TrimEnd(" \t"u8);
            }
        }

        return default;
    }

    // tcp:db.acme.io,1433 db\SQLEXPRESS
    private static ReadOnlySpan<byte> HostName(ReadOnlySpan<byte> server)
    {
        server = server.StartsWith("tcp:"u8) || server.StartsWith("np:\\"u8) ? server[(server.IndexOf((byte)':') + 1)..] : server;
        server = server.StartsWith("//"u8) ? server[2..] : server;
        var end = server.IndexOfAny(HostEnd);
        return end < 0 ? server : server[..end];
    }
}
