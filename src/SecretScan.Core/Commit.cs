namespace SecretScan;

/// <summary>The commit in which a finding stands. Its texts are hostile input.</summary>
/// <param name="Id">Object id in hex.</param>
/// <param name="Author">Author name.</param>
/// <param name="Email">Author email.</param>
/// <param name="Date">Author date.</param>
/// <param name="Subject">First line of the message.</param>
public sealed record Commit(string Id, string Author, string Email, DateTimeOffset Date, string Subject);
