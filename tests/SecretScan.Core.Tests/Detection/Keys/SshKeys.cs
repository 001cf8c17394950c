using System.Text;

namespace SecretScan.Core.Tests.Detection.Keys;

/// <summary>Keys that <c>ssh-keygen</c> made for these tests, and the same as PuTTY keeps them (manual, appendix C).</summary>
internal static class SshKeys
{
    private const string Ed25519 = """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9u¦ZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
        QyNTUxOQAAACAofsGDH4L19YOiKNnTICwmodSmt9GbAAyowtcUaKkdygAAAIifMibfnzIm
        3wAAAAtzc2gtZWQyNTUxOQAAACAofsGDH4L19YOiKNnTICwmodSmt9GbAAyowtcUaKkdyg
        AAAECR3ONmQvIIX11CxwFHPXzzXRxxlIreYXSPn2TtZwRtVih+wYMfgvX1g6Io2dMgLCah
        1Ka30ZsADKjC1xRoqR3KAAAABGRlbW8B
        -----END OPENSSH PRIVATE KEY-----
        """;

    private const string Ed25519Public = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICh+wY¦MfgvX1g6Io2dMgLCah1Ka30ZsADKjC1xRoqR3K demo";

    private const string Ecdsa = """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9u¦ZQAAAAAAAAABAAAAaAAAABNlY2RzYS
        1zaGEyLW5pc3RwMjU2AAAACG5pc3RwMjU2AAAAQQQcfnUj2TeIY6ml5fx6VNUYFadEflAJ
        9f9ATHM9HJUyHhI0FF7XESgRNKQtkJgSHSLmgWekpTTT0SqEKRm1AZstAAAAoBr9kXAa/Z
        FwAAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBBx+dSPZN4hjqaXl
        /HpU1RgVp0R+UAn1/0BMcz0clTIeEjQUXtcRKBE0pC2QmBIdIuaBZ6SlNNPRKoQpGbUBmy
        0AAAAhAOHiK5AONQz9jBU/yocb5hcL+LepSsf/oVpsOD01TPXnAAAABGRlbW8BAgM=
        -----END OPENSSH PRIVATE KEY-----
        """;

    private const string EcdsaPublic = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNT¦YAAAAIbmlzdHAyNTYAAABBBBx+dSPZN4hjqaXl/HpU1RgVp0R+UAn1/0BMcz0clTIeEjQUXtcRKBE0pC2QmBIdIuaBZ6SlNNPRKoQpGbUBmy0= demo";

    private const string Rsa = """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9u¦ZQAAAAAAAAABAAAAlwAAAAdzc2gtcn
        NhAAAAAwEAAQAAAIEA0ZQM67AyXaKacC/Y6/RffFsN+lbgOj6PZgoA4PoT1TVUOjK5ykPx
        Am9okGuZMN5HIaEC+xNKZ5LRd09tKCysO4rGSxfgxUOB2QiAaseDcJ+qvVpWzXOqsRTHAr
        D8Dj6W+QILhz1rglBe+K8qMRIiErQgLYcces6b48vUZ4Xcd7cAAAIAUzbME1M2zBMAAAAH
        c3NoLXJzYQAAAIEA0ZQM67AyXaKacC/Y6/RffFsN+lbgOj6PZgoA4PoT1TVUOjK5ykPxAm
        9okGuZMN5HIaEC+xNKZ5LRd09tKCysO4rGSxfgxUOB2QiAaseDcJ+qvVpWzXOqsRTHArD8
        Dj6W+QILhz1rglBe+K8qMRIiErQgLYcces6b48vUZ4Xcd7cAAAADAQABAAAAgEJbC9Q7z1
        aSOy+2FopuryTid4SBqTEHycNW+3w/8bOZ1PcwRF7kMBTDTWochz5PwlnFbvor22z7sVKD
        VV5Y9pa42drPx8uosCTdUjWuPgs5JLtlc2iPNIlptanZiqHaQyM/8Lcb0Fcy0tDNVBavjc
        choeLi0Y+1pLsna5pNRflBAAAAQQC6ltEvvKDSkZWrXH1KTxl9x0pD/VinR/0RXyjoDNuA
        +F6HgbB5YXvfpmAzEzxymj+ANnEGdd7QjWLYbUwIZJT7AAAAQQDtrwwjCh92L1UaoD12B5
        a8wUS6s0WqSQg6m/ONDb4JrMMjCTWyhb1q0z+0pxMGRq/yKXp3ugmqBU7vy11JDMsRAAAA
        QQDhuowYEQKfTnMVPkYireXjZ/JwuOYJUySqtJnyAg9/pG+4Uc619jCi/3nog2nNU1iAEd
        XRa7zhH0T8Uz2AMcZHAAAABGRlbW8BAgMEBQY=
        -----END OPENSSH PRIVATE KEY-----
        """;

    private const string RsaPublic = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ¦DRlAzrsDJdoppwL9jr9F98Ww36VuA6Po9mCgDg+hPVNVQ6MrnKQ/ECb2iQa5kw3kchoQL7E0pnktF3T20oLKw7isZLF+DFQ4HZCIBqx4Nwn6q9WlbNc6qxFMcCsPwOPpb5AguHPWuCUF74ryoxEiIStCAthxx6zpvjy9Rnhdx3tw== demo";

    public static string Private(string name) => Whole(name switch { "id_ed25519" => Ed25519, "id_ecdsa" => Ecdsa, _ => Rsa });

    public static string Public(string name) => Whole(name switch { "id_ed25519" => Ed25519Public, "id_ecdsa" => EcdsaPublic, _ => RsaPublic });

    public static string Putty(string name)
    {
        var body = Convert.FromBase64String(string.Concat(Private(name).Split('\n')[1..^1]));
        var fields = Fields(Fields(body[("openssh-key-v1\0".Length)..], 3, 4)[4][8..]);
        var type = Encoding.ASCII.GetString(fields[0]);
        var hidden = name switch
        {
            "id_ed25519" => Written(fields[2][..32]),
            "id_ecdsa" => Written(fields[3]),
            _ => [.. Written(fields[3]), .. Written(fields[5]), .. Written(fields[6]), .. Written(fields[4])],
        };
        return $"PuTTY-User-Key-File-3: {type}\r\nEncryption: none\r\nComment: demo\r\n{Lines("Public-Lines", Convert.FromBase64String(Public(name).Split(' ')[1]))}"
            + $"{Lines("Private-Lines", hidden)}Private-MAC: {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body))}\r\n";
    }

    // The strings of a key; behind the first few stands a number of four bytes.
    private static List<byte[]> Fields(byte[] bytes, int before = int.MaxValue, int gap = 0)
    {
        var fields = new List<byte[]>();
        for (var at = 0; at + 4 <= bytes.Length;)
        {
            at += fields.Count == before && gap > 0 ? gap : 0;
            gap = fields.Count == before ? 0 : gap;
            var length = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
            if (length < 0 || length > bytes.Length - at - 4)
            {
                break;
            }

            fields.Add(bytes[(at + 4)..(at + 4 + length)]);
            at += 4 + length;
        }

        return fields;
    }

    private static byte[] Written(byte[] field) => [(byte)(field.Length >> 24), (byte)(field.Length >> 16), (byte)(field.Length >> 8), (byte)field.Length, .. field];

    private static string Lines(string name, byte[] bytes)
    {
        var lines = Convert.ToBase64String(bytes).Chunk(64).Select(line => new string(line)).ToList();
        return $"{name}: {lines.Count}\r\n{string.Join("\r\n", lines)}\r\n";
    }

    private static string Whole(string stored) => stored.Replace("¦", "", StringComparison.Ordinal);
}
