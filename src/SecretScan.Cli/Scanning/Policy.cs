using System.Text;
using SecretScan.Git;
using SecretScan.Suppression;

namespace SecretScan.Cli.Scanning;

/// <summary>
/// Where rules and known findings are read: on disk for whoever works there; from a commit where a change is judged, because a
/// change does not say how it is judged. What lies outside of the repository nobody changes by a commit.
/// </summary>
/// <param name="arguments">Which files were named.</param>
internal sealed class Policy(Arguments.ScanArguments arguments)
{
    // As large as the largest that is read from disk.
    private const long LargestFile = 32 << 20;

    /// <summary>The repository, when there is one.</summary>
    public GitRepository? Repository { get; init; }

    /// <summary>The change that is judged by what its base holds, or null to read from disk.</summary>
    public CommitRange? Judged { get; init; }

    /// <summary>The file of known findings: the one named, else the one at the root of the repository.</summary>
    public string? BaselinePath =>
        arguments.Baseline ?? (Repository?.Root is { } root ? Path.Combine(root, Suppression.Baseline.FileName) : null);

    /// <summary>The known findings; null when no file was named and none stands at the root.</summary>
    /// <exception cref="BaselineException">The file cannot be read.</exception>
    public Baseline? Baseline()
    {
        if (arguments.IgnoresBaseline)
        {
            return null;
        }

        if (Judged is null || (arguments.Baseline is { } named && PathInRepository(named) is null))
        {
            return BaselinePath is { } path && (arguments.Baseline is not null || File.Exists(path)) ? Suppression.Baseline.Load(path) : null;
        }

        return FromBase(PathOfBaseline) is [var (file, content)] ? Suppression.Baseline.Parse(content, $"{file} of {Name}") : null;
    }

    /// <summary>The rules in a file or folder.</summary>
    /// <exception cref="CommandException">There is none, neither in the base nor on disk.</exception>
    public IEnumerable<(string File, TextReader Text)> Rules(string path)
    {
        if (Judged is null || PathInRepository(path) is not { } inside)
        {
            return RuleFiles.OnDisk(path);
        }

        var files = FromBase(inside).Where(file => file.Path == inside || file.Path.EndsWith(".yml", StringComparison.Ordinal)).ToList();
        if (files.Count == 0 && !Path.Exists(path))
        {
            throw new CommandException($"rules: there is no file or folder {path}");
        }

        return files.Select(file => (file.Path, (TextReader)new StreamReader(new MemoryStream(file.Content), Encoding.UTF8)));
    }

    /// <summary>Says which files of the policy a change touches, and which were named but are not in the base: neither is in force.</summary>
    public IEnumerable<string> NotInForce(GitHistory change)
    {
        string[] named = [.. arguments.Rules.Select(PathInRepository).Append(arguments.Baseline is { } baseline ? PathInRepository(baseline) : null).OfType<string>()];
        foreach (var path in named.Append(PathOfBaseline).OfType<string>().Distinct())
        {
            if (change.Touches(path))
            {
                yield return $"{path} is changed here, which is not in force before it is accepted; "
                    + (Judged?.Base is null ? "there is no base to read it from" : $"read is that of {Name}");
            }
            else if (named.Contains(path) && FromBase(path).Count == 0)
            {
                yield return $"{path} is not in force, because it is not in {(Judged?.Base is null ? "a base" : Name)}: have it accepted first, or keep it outside of the repository";
            }
        }
    }

    private string Name => $"commit {Judged?.Base?[..10]}";

    private string? PathOfBaseline => arguments.Baseline is { } named ? PathInRepository(named) : Suppression.Baseline.FileName;

    private IReadOnlyList<(string Path, byte[] Content)> FromBase(string? path) =>
        path is not null && Judged?.Base is { } known ? Repository!.Files(known, path, LargestFile) : [];

    // Both as it is written and with links followed: neither a link out of the repository nor one into it leads around the base.
    private string? PathInRepository(string path) =>
        Repository?.Root is not { } root ? null : Below(root, Path.GetFullPath(path)) ?? Below(RealPath.Of(root), RealPath.Of(path));

    private static string? Below(string root, string path) =>
        Path.GetRelativePath(root, path) is var below && below != path && below != ".." && !below.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? below.Replace(Path.DirectorySeparatorChar, '/')
            : null;
}
