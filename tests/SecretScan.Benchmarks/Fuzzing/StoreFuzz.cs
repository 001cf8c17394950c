using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SecretScan.Git;
using SecretScan.Git.Store;
using SecretScan.Testing;

namespace SecretScan.Benchmarks.Fuzzing;

/// <summary>
/// Damages packs, indexes and loose objects at random, and reads what is left without git: every blob is given as it was or
/// named, each once; nothing else is thrown, nothing hangs.
/// </summary>
internal static class StoreFuzz
{
    private const long MaxSize = 64 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs for some time; gives the exit code.</summary>
    public static int Run(double minutes, int seed)
    {
        using var repository = Filled();
        var files = Directory.GetFiles(repository.At("objects"), "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".rev")).ToDictionary(file => file, File.ReadAllBytes);
        var blobs = Ids(repository, "blob");
        var others = Ids(repository, "commit").Concat(Ids(repository, "tree")).ToList();
        foreach (var file in files.Keys)
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        var clock = Stopwatch.StartNew();
        var rounds = 0;
        long given = 0;
        for (; clock.Elapsed.TotalMinutes < minutes; rounds++)
        {
            var random = new Random(HashCode.Combine(seed, rounds));
            var damaged = random.GetItems([.. files.Keys.Order(StringComparer.Ordinal)], random.Next(1, 4));
            foreach (var file in damaged)
            {
                File.WriteAllBytes(file, Damaged(files[file], random));
            }

            var began = clock.Elapsed;
            try
            {
                given += Round(repository.Path, blobs, others);
            }
            catch (Exception e)
            {
                Console.WriteLine($"seed {seed}, round {rounds}: {string.Join(", ", damaged.Select(Path.GetFileName))}: {e}");
                return 1;
            }

            if (clock.Elapsed - began > Patience)
            {
                Console.WriteLine($"seed {seed}, round {rounds}: {clock.Elapsed - began}");
                return 1;
            }

            foreach (var file in damaged)
            {
                File.WriteAllBytes(file, files[file]);
            }
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rounds} rounds of {blobs.Count} blobs, {given / (double)blobs.Count / rounds:P0} given, peak {process.PeakWorkingSet64 / 1e6:F0} MB"));
        return 0;
    }

    // The number of blobs that were given.
    private static int Round(string folder, List<ObjectId> blobs, List<ObjectId> others)
    {
        using var repository = new GitRepository(folder, new NoGit(folder));
        using var store = ObjectStore.Open(repository);
        var given = new HashSet<ObjectId>();
        var skipped = new HashSet<ObjectId>();
        store.ReadBlobs(
            blobs,
            jobs: 1,
            MaxSize,
            (id, content) => Check(given.Add(id) && !skipped.Contains(id) && IsBlob(id, content.Span)),
            (id, _, _) => Check(skipped.Add(id) && !given.Contains(id)),
            CancellationToken.None,
            verify: true);
        Check(given.Count + skipped.Count == blobs.Count);

        // Not compared with their ids: only that it ends.
        var taken = 0;
        store.ReadBlobs(blobs, jobs: 2, MaxSize, (_, _) => Interlocked.Increment(ref taken), (_, _, _) => Interlocked.Increment(ref taken), CancellationToken.None);
        Check(taken == blobs.Count);
        foreach (var id in others.Concat(blobs))
        {
            try
            {
                store.Read(id.ToString(), MaxSize);
            }
            catch (SourceException)
            {
                // Named.
            }
        }

        return given.Count;
    }

    private static bool IsBlob(ObjectId id, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {content.Length}\0"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset()) == id.ToString();
    }

    private static void Check(bool holds)
    {
        if (!holds)
        {
            throw new InvalidDataException("a blob is given twice, or not as it was, or neither given nor named");
        }
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var (start, other) = (random.Next(bytes.Length), random.Next(bytes.Length));
        var length = random.Next(Math.Min(64, bytes.Length - Math.Max(start, other)));
        switch (random.Next(8))
        {
            case 0:
                return bytes[..start];
            case 1:
                return [.. bytes[..start], .. bytes.AsSpan(other, length), .. bytes[start..]];
            case 2:
                return [.. bytes[..start], .. bytes[Math.Min(bytes.Length, start + length)..]];
            case 3:
                byte[] moved = [.. bytes];
                bytes.AsSpan(other, length).CopyTo(moved.AsSpan(start));
                return moved;
            default:
                return Edits.Bytes(bytes, random);
        }
    }

    private static List<ObjectId> Ids(TempRepository repository, string type) =>
        [.. repository.Git("cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)").Split('\n')
            .Where(line => line.StartsWith(type)).Select(line => line.Split(' ')[1])
            .Select(hex => ObjectId.TryParse(hex, out var id) ? id : throw new InvalidDataException(hex))];

    // Two packs, with deltas that name their base by distance and by id, and loose objects.
    private static TempRepository Filled()
    {
        var repository = new TempRepository("--bare");
        for (var i = 0; i < 3; i++)
        {
            repository.GitWithInput(
                Versions(new Random(i)), "-c", "fastimport.unpackLimit=100000", "fast-import", "--quiet", "--force");
            repository.Git("tag", "-a", "-m", "a tag", $"v{i}", "main");
            if (i < 2)
            {
                repository.Git("-c", $"repack.useDeltaBaseOffset={(i == 0 ? "true" : "false")}", "repack", "-dfq", "--depth=250");
            }
        }

        return repository;
    }

    private static byte[] Versions(Random random)
    {
        var lines = Enumerable.Range(0, 60).Select(_ => $"{random.Next()}").ToList();
        var import = new StringBuilder();
        for (var i = 0; i < 6; i++)
        {
            lines[random.Next(lines.Count)] = $"{random.Next()}";
            lines.Insert(random.Next(lines.Count), $"{random.Next()}");
            var text = string.Join('\n', lines);
            import.Append($"commit refs/heads/main\ncommitter Ada <ada@example.org> {1735689600 + i} +0000\ndata 1\n{i}\n");
            import.Append($"M 644 inline a\ndata {text.Length}\n{text}\n");
        }

        return Encoding.ASCII.GetBytes(import.ToString());
    }
}
