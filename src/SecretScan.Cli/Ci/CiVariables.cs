namespace SecretScan.Cli.Ci;

/// <summary>The environment in which a build runs; an empty variable is none.</summary>
internal sealed class CiVariables(Func<string, string?> read)
{
    /// <summary>That of this process.</summary>
    public static readonly CiVariables OfProcess = new(Environment.GetEnvironmentVariable);

    /// <summary>A variable, or null.</summary>
    public string? this[string name] => read(name) is { Length: > 0 } value ? value : null;

    /// <summary>True when a variable says so.</summary>
    public bool Is(string name) => string.Equals(read(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a branch without the prefix of its ref, or null.</summary>
    public string? Branch(string name) => this[name] is { } value ? WithoutPrefix(value) : null;

    /// <summary>The name of a branch without the prefix of its ref.</summary>
    public static string WithoutPrefix(string branch) =>
        branch.StartsWith("refs/heads/", StringComparison.Ordinal) ? branch["refs/heads/".Length..] : branch;

    /// <summary>The name of a tag without the prefix of its ref, or null when the ref is that of something else.</summary>
    public static string? TagOf(string reference) =>
        reference.StartsWith("refs/tags/", StringComparison.Ordinal) ? reference["refs/tags/".Length..] : null;
}
