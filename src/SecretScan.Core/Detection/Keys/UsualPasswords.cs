namespace SecretScan.Detection;

/// <summary>The passwords that are tried on a key store: what manuals, tutorials and tools put there. Whoever knows them needs no other.</summary>
/// <remarks>
/// <c>changeit</c> is that of Java's own stores and manuals, <c>android</c> that of the SDK's debug store, <c>password</c> and <c>secret</c> stand in
/// most tutorials; .NET and OpenSSL export under none when none is given. The likeliest come first: a store that makes each trial dear gets few.
/// </remarks>
internal static class UsualPasswords
{
    public static ReadOnlySpan<string> All => _all;

    private static readonly string[] _all = ["changeit", "", "password", "secret", "android", "changeme", "123456"];

    /// <summary>How a report calls one that opens a store.</summary>
    public static string Told(string password) => password.Length == 0 ? "opened by the empty password" : $"opened by the usual password {password}";
}
