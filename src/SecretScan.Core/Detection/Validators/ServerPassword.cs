using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// What a password is worth together with the server and the user it is for: on a developer's own machine it is weak at
/// most, at a host that RFC 2606 sets aside it is documentation. Hosts and pairs as seen in compose files and documentation.
/// </summary>
internal static class ServerPassword
{
    /// <summary>Judges; host and user may be empty where the text does not tell.</summary>
    public static Validation Judge(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> user, ReadOnlySpan<byte> host)
    {
        var verdict = PasswordText.Judge(secret);
        if (verdict == Verdict.Reject)
        {
            return Validation.Rejected;
        }

        if (IsDocumentation(host))
        {
            return new(Verdict.Example);
        }

        if (Ascii.EqualsIgnoreCase(user, secret))
        {
            verdict = Verdict.Example;
        }

        if (IsLoopback(host))
        {
            return verdict == Verdict.Accept ? new(Verdict.Weak, "local host") : new(Verdict.Example, "local host");
        }

        // scott:scott at a server that has a name is no dummy of a compose file.
        return verdict == Verdict.Example && host.Contains((byte)'.') ? new(Verdict.Weak)
            : verdict == Verdict.Accept && IsStandIn(host) && !IsDrawn(secret) ? new(Verdict.Weak)
            : new(verdict);
    }

    private static bool IsDocumentation(ReadOnlySpan<byte> host) =>
        host.EndsWith("example.com"u8) || host.EndsWith("example.org"u8) || host.EndsWith("example.net"u8)
        || host.EndsWith(".example"u8) || host.EndsWith(".invalid"u8) || host.EndsWith(".test"u8);

    private static bool IsLoopback(ReadOnlySpan<byte> host) =>
        PasswordText.IsOneOf(host, "localhost 0.0.0.0 [::1] ::1 host.docker.internal . (local) (localdb)"u8) || host.StartsWith("127."u8) || host.EndsWith(".localhost"u8);

    private static bool IsStandIn(ReadOnlySpan<byte> host) =>
        PasswordText.IsOneOf(host, "host hostname server your-host dbhost db_host myserver myhost servername myserveraddress"u8);

    private static bool IsDrawn(ReadOnlySpan<byte> secret) => RandomText.Check(secret).Verdict != Verdict.Reject;
}
