namespace SecretScan.Tests.Reporting;

/// <summary>Programs and scripts of others that reports are held against.</summary>
internal static class Validators
{
    public const string Installation = "npm ci --prefix tests/npm";

    /// <summary>Where npm puts packages.</summary>
    public static string Folder { get; } = Path.Combine(Testing.Repository.Root, "tests", "npm", "node_modules");
}
