using System.Globalization;
using SecretScan.Git.Store;

namespace SecretScan.Git.LibGit2;

/// <summary>Revisions as git writes them, as far as libgit2 understands them.</summary>
internal sealed class Revisions(GitObjects objects)
{
    private readonly List<ObjectId> _include = [];
    private readonly List<ObjectId> _exclude = [];

    /// <summary>The commits that are asked for with all that leads to them.</summary>
    public IReadOnlyList<ObjectId> Include => _include;

    /// <summary>The commits that are left out with all that leads to them.</summary>
    public IReadOnlyList<ObjectId> Exclude => _exclude;

    /// <summary>Adds a name, <c>^A</c>, or <c>A..B</c>, where an empty side is HEAD.</summary>
    /// <exception cref="SourceException">There is no such commit, or it is written in a way that only git understands.</exception>
    public void Add(string revision)
    {
        if (revision.Contains("...", StringComparison.Ordinal))
        {
            throw new SourceException($"{revision}: three dots are understood by git only: install git, or write A..B");
        }

        var dots = revision.IndexOf("..", StringComparison.Ordinal);
        if (dots >= 0)
        {
            Add(OrHead(revision[..dots]), _exclude);
            Add(OrHead(revision[(dots + 2)..]), _include);
        }
        else if (revision.StartsWith('^'))
        {
            Add(revision[1..], _exclude);
        }
        else
        {
            Add(revision, _include);
        }
    }

    /// <summary>Adds a commit if it is still there.</summary>
    public void AddIfThere(ObjectId id)
    {
        if (objects.Read(id.ToString(), maxSize: 0) is { Type: "commit" })
        {
            _include.Add(id);
        }
    }

    /// <summary>A date as <c>2025-03-04</c> or <c>2025-03-04T05:06:07+01:00</c>, in seconds since 1970.</summary>
    /// <exception cref="SourceException">It is written in another way.</exception>
    public static long Date(string since) =>
        DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var date)
            ? date.ToUnixTimeSeconds()
            : throw new SourceException($"--since {since}: without git only dates such as 2025-03-04 or 2025-03-04T05:06:07Z are understood");

    private static string OrHead(string side) => side.Length == 0 ? "HEAD" : side;

    private void Add(string revision, List<ObjectId> to)
    {
        var found = objects.Read(revision + "^{}", maxSize: 0)
            ?? throw new SourceException($"{revision}: no such commit in this repository, or written in a way that only git understands");
        if (found.Type == "commit" && ObjectId.TryParse(found.Id, out var id))
        {
            to.Add(id);
        }
    }
}
