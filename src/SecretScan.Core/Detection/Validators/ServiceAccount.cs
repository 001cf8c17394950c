using System.Buffers;
using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// Key files of Google service accounts: the private key parses, and the object around it says what it is. Source:
/// https://cloud.google.com/iam/docs/keys-create-delete.
/// </summary>
internal static class ServiceAccount
{
    private static readonly SearchValues<byte> ProjectId = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-"u8);

    public static Validation Check(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> surroundings)
    {
        if (PrivateKeys.Check(secret) is not { Verdict: not Verdict.Reject } key)
        {
            return Validation.Rejected;
        }

        var email = surroundings.IndexOf(".iam.gserviceaccount.com"u8);
        if (email < 0)
        {
            return key;
        }

        var start = surroundings[..email].LastIndexOfAny("\" \t\r\n"u8) + 1;
        return key with { Proof = $"{key.Proof ?? "key"} of {Project(surroundings[start..email])}" };
    }

    // name@project; both are public, neither may bring terminal escapes.
    private static string Project(ReadOnlySpan<byte> account)
    {
        var project = account[(account.IndexOf((byte)'@') + 1)..];
        return project.Length <= 30 && !project.ContainsAnyExcept(ProjectId)
            ? $"project {Encoding.ASCII.GetString(project)}"
            : "a project";
    }
}
