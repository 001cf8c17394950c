namespace SecretScan.Git;

/// <summary>What git says of a repository as a whole, in one answer.</summary>
/// <param name="IsBare">There is no working tree.</param>
/// <param name="IsShallow">History was cut off.</param>
/// <param name="Format"><c>sha1</c> or <c>sha256</c>.</param>
/// <param name="GitFolder">Absolute path of the git folder.</param>
/// <param name="Root">Absolute path of the working tree, or null.</param>
/// <param name="Head">Id of HEAD's commit, or null before the first.</param>
internal sealed record RepositoryFacts(
    bool IsBare, bool IsShallow, string Format, string GitFolder, string? Root, string? Head)
{
    // Lines that are always there.
    private const int Always = 4;

    /// <summary>Asks git.</summary>
    /// <exception cref="SourceException">There is no repository, or git refuses it.</exception>
    public static RepositoryFacts Of(string folder, CancellationToken token)
    {
        if (!Directory.Exists(folder))
        {
            throw new SourceException($"{folder}: no such folder");
        }

        // Without a working tree git fails at that question; asking first would cost a process every time.
        using var git = Ask(folder, ["--show-toplevel"], token);
        var answer = git.ReadText();
        if (git.ExitCode() == 0)
        {
            return Parse(folder, answer, hasRoot: true);
        }

        using var bare = Ask(folder, [], token);
        answer = bare.ReadText();
        return bare.ExitCode() == 0 ? Parse(folder, answer, hasRoot: false) : throw bare.Failure(folder);
    }

    private static GitProcess Ask(string folder, string[] root, CancellationToken token) => GitProcess.Start(
        folder,
        [
            "rev-parse", "--is-bare-repository", "--is-shallow-repository", "--show-object-format",
            "--absolute-git-dir", .. root, "--revs-only", "HEAD",
        ],
        token);

    private static RepositoryFacts Parse(string folder, string answer, bool hasRoot)
    {
        var lines = answer.TrimEnd('\n').Split('\n');
        var head = Always + (hasRoot ? 1 : 0);
        return lines.Length == head || lines.Length == head + 1
            ? new RepositoryFacts(
                lines[0] == "true",
                lines[1] == "true",
                lines[2],
                lines[3],
                hasRoot ? lines[Always] : null,
                lines.Length > head ? lines[head] : null)
            : throw new SourceException($"{folder}: the repository's path has a line break in it; move it to another folder");
    }
}
