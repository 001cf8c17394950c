using System.Diagnostics;
using System.Globalization;
using System.Text;
using SecretScan.Git;
using SecretScan.Git.Store;

namespace SecretScan.Benchmarks;

/// <summary>Reads every blob of a repository through the object store.</summary>
internal static class StoreBenchmark
{
    private const long MaxSize = 100 * 1024 * 1024;

    /// <summary>Reads the blobs that are there, and those that refs lead to and that are not.</summary>
    /// <param name="folder">The repository.</param>
    /// <param name="jobs">Number of threads.</param>
    /// <param name="verify">True to compare every content with its id.</param>
    public static void Run(string folder, int jobs, bool verify)
    {
        using var repository = GitRepository.Open(folder);
        var wanted = Blobs(repository);
        long count = 0;
        long bytes = 0;
        var skipped = new Dictionary<SkipReason, int>();
        var examples = new List<string>();

        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        using var store = ObjectStore.Open(repository);
        store.ReadBlobs(
            wanted,
            jobs,
            MaxSize,
            (_, content) =>
            {
                Interlocked.Increment(ref count);
                Interlocked.Add(ref bytes, content.Length);
            },
            (id, reason, detail) =>
            {
                skipped[reason] = skipped.GetValueOrDefault(reason) + 1;
                examples.Add($"{id} {reason}: {detail}");
            },
            CancellationToken.None,
            verify);
        var wall = clock.Elapsed.TotalSeconds;
        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{folder}: {count} of {wanted.Count} blobs{(verify ? ", each as its id says" : "")}, {bytes / 1e6:F0} MB; {jobs} jobs: wall {wall:F2} s, cpu {used:F2} s, {bytes / 1e6 / used:F0} MB/s a core, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB, allocated {GC.GetTotalAllocatedBytes() / 1e6:F0} MB"));
        foreach (var (reason, number) in skipped)
        {
            Console.WriteLine($"  {reason}: {number}");
        }

        examples.Take(5).ToList().ForEach(example => Console.WriteLine($"  {example}"));
    }

    private static HashSet<ObjectId> Blobs(GitRepository repository)
    {
        var blobs = new HashSet<ObjectId>();
        Read(repository, ["cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objecttype) %(objectname)"], "blob ", blobs);
        Read(repository, ["rev-list", "--objects", "--all", "--missing=print", "--no-object-names"], "?", blobs);
        return blobs;
    }

    private static void Read(GitRepository repository, string[] question, string prefix, HashSet<ObjectId> blobs)
    {
        using var git = GitProcess.Start(repository.Folder, question, CancellationToken.None);
        using var lines = new StreamReader(git.Output, Encoding.ASCII);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(prefix) && ObjectId.TryParse(line.AsSpan(prefix.Length), out var id))
            {
                blobs.Add(id);
            }
        }

        git.Succeed();
    }
}
