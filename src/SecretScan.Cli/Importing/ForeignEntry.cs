namespace SecretScan.Cli.Importing;

/// <summary>One finding that another scanner was told to say nothing of.</summary>
/// <param name="Path">The file, with <c>/</c>, from the root of the repository.</param>
internal sealed record ForeignEntry(string Path)
{
    /// <summary>The first of its lines, from 1; null when that is not known.</summary>
    public int? Line { get; init; }

    /// <summary>The last of its lines.</summary>
    public int? LastLine { get; init; }

    /// <summary>The commit whose version of the file is meant, in hex; null for the one of today.</summary>
    public string? Commit { get; init; }

    /// <summary>The rule that found it, in their words, or null.</summary>
    public string? Rule { get; init; }

    /// <summary>True for the value that is meant; null where nothing is known of it, so that its place decides.</summary>
    public Func<Secret, bool>? IsValue { get; init; }

    /// <summary>What they say of it, or null. Hostile text.</summary>
    public string? Note { get; init; }

    /// <summary>Why it must not be carried over, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>What people call it.</summary>
    public string Label => (Commit is null ? "" : $"{Commit[..Math.Min(10, Commit.Length)]}:") + Path + (Line is null ? "" : $":{Line}") + (Rule is null ? "" : $" ({Rule})");
}
