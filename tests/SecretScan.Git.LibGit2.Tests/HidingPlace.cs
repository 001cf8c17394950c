namespace SecretScan.Git.LibGit2.Tests;

/// <summary>Where a credential hides.</summary>
/// <param name="Name">The place, in words.</param>
/// <param name="Folder">The repository.</param>
/// <param name="Number">The number of the made-up token that stands there and nowhere else.</param>
internal sealed record HidingPlace(string Name, string Folder, int Number);
