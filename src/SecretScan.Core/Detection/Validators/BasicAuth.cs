using System.Text;
using SecretScan.Decoding;

namespace SecretScan.Detection;

/// <summary>
/// User and password in base64: <c>user:password</c> (RFC 7617, <c>auth</c> in Docker's config) or, with zero bytes before
/// both, SASL PLAIN (RFC 4616). The password is judged; a token of any form is taken for what it is.
/// </summary>
internal static class BasicAuth
{
    private const int Longest = 1024;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        if (secret.Length > Longest || Base64Text.Decode(secret.ToArray()) is not { } bytes)
        {
            return Validation.Rejected;
        }

        var pair = bytes.AsSpan();
        var isPlain = pair.Count((byte)0) == 2 && pair.IndexOf((byte)0) < pair.LastIndexOf((byte)0);
        var separator = isPlain ? pair.LastIndexOf((byte)0) : pair.IndexOf((byte)':');
        var verdict = separator < 1 ? Verdict.Reject : Judge(pair[(separator + 1)..], pair[..separator]);
        pair.Clear();
        return new(verdict);
    }

    private static Verdict Judge(ReadOnlySpan<byte> password, ReadOnlySpan<byte> user)
    {
        if (password.IsEmpty || password.ContainsAnyExceptInRange((byte)' ', (byte)'~') || Placeholder.Is(password))
        {
            return Verdict.Reject;
        }

        // Passwords that were encoded may have the marks of code in them.
        var verdict = PasswordText.Judge(password);
        return Ascii.EqualsIgnoreCase(user, password) ? Verdict.Example
            : verdict == Verdict.Reject ? Verdict.Accept
            : verdict;
    }
}
