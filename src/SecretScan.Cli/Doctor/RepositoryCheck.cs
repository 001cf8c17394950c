using System.Globalization;
using SecretScan.Cli.Hooks;
using SecretScan.Git;
using SecretScan.Reporting;

namespace SecretScan.Cli.Doctor;

/// <summary>What of the repository is there to be scanned.</summary>
internal static class RepositoryCheck
{
    private const string Subject = "repository";

    // Counting what a folder of millions of files holds would take longer than anybody waits here.
    private const int MostFiles = 200_000;

    public static IEnumerable<Diagnosis> Of(GitRepository repository, long maxFileSize, bool asksGit)
    {
        yield return Diagnosis.Ok(Subject, (repository.Root ?? repository.GitFolder) + (repository.IsBare ? " (bare)" : "") + (repository.Head is null ? ", nothing committed yet" : ""));
        var git = new HookGit(repository.Root ?? repository.GitFolder);
        if (repository.IsShallow)
        {
            yield return Diagnosis.Warning(Subject, "a shallow clone: `history` and `range` cannot read what was cut off, and exit with 3; run `git fetch --unshallow`");
        }

        if (asksGit && git.Ask("config", "--get-regexp", @"^(remote\..*\.promisor|extensions\.partialclone)$") is { Length: > 0 })
        {
            yield return Diagnosis.Warning(Subject, "a partial clone: objects that were left out are not fetched for a scan, and are named as not read; run `git fetch --refetch --no-filter`");
        }

        if (repository.Root is { } root)
        {
            foreach (var diagnosis in Files(root, maxFileSize))
            {
                yield return diagnosis;
            }
        }

        if (asksGit)
        {
            yield return Diagnosis.Ok("history", History(git));
        }
    }

    private static IEnumerable<Diagnosis> Files(string root, long maxFileSize)
    {
        var (count, bytes, large) = (0, 0L, 0);
        foreach (var name in (WorkTreeFiles.Below(root) ?? []).Take(MostFiles))
        {
            if (new FileInfo(Path.Join(root, name)) is { Exists: true, LinkTarget: null } file)
            {
                count++;
                bytes += file.Length;
                large += file.Length > maxFileSize ? 1 : 0;
            }
        }

        yield return Diagnosis.Ok("files", $"{(count == MostFiles ? "more than " : "")}{Amount.Of(count, "file")}, {Amount.Bytes(bytes)}");
        if (large > 0)
        {
            yield return Diagnosis.Warning("files", $"{Amount.Of(large, "file")} over {Amount.Bytes(maxFileSize)} would not be read: raise --max-file-size");
        }
    }

    private static string History(HookGit git)
    {
        var refs = git.Ask("for-each-ref", "--format=x") is { Length: > 0 } lines ? lines.Split('\n').Length : 0;
        var counts = (git.Ask("count-objects", "-v") ?? "").Split('\n').Select(line => line.Split(": ")).Where(line => line.Length == 2)
            .ToDictionary(line => line[0], line => long.TryParse(line[1], CultureInfo.InvariantCulture, out var number) ? number : 0);
        var objects = counts.GetValueOrDefault("count") + counts.GetValueOrDefault("in-pack");
        var kibibytes = counts.GetValueOrDefault("size") + counts.GetValueOrDefault("size-pack");
        return $"{Amount.Of(refs, "ref")}, {Amount.Of(objects, "object")}, {Amount.Bytes(kibibytes * 1024)} on disk";
    }
}
