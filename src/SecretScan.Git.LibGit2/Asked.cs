using LibGit2Sharp;

namespace SecretScan.Git.LibGit2;

/// <summary>What libgit2 says when it cannot, in one line.</summary>
internal static class Asked
{
    // What libgit2 says of features that git has and it has not.
    private static readonly string[] OnlyGit = ["unsupported extension", "unsupported mandatory extension", "unsupported repository version", "not supported"];

    /// <summary>Asks.</summary>
    /// <exception cref="SourceException">It failed.</exception>
    public static T Of<T>(string subject, Func<T> question)
    {
        try
        {
            return question();
        }
        catch (LibGit2SharpException e)
        {
            throw new SourceException($"{subject}: {Reason(e.Message)}", e);
        }
    }

    private static string Reason(string message) =>
        Array.Exists(OnlyGit, words => message.Contains(words, StringComparison.OrdinalIgnoreCase))
            ? $"libgit2 cannot read this repository ({message}); git can: install git"
            : message;
}
