namespace SecretScan.Git.LibGit2.Tests;

/// <summary>Something that libgit2 does otherwise than git.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Says">What the test that shows it fails with.</param>
internal sealed record Difference(string Reason, string Says);
