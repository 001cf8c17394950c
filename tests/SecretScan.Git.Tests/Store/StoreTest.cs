using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SecretScan.Git.Store;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.Store;

/// <summary>A test that reads objects of repositories.</summary>
public abstract class StoreTest : RepositoryTest
{
    private protected const long NoLimit = long.MaxValue;

    /// <summary>Content by id, of what was given; each blob may be given once.</summary>
    private protected ConcurrentDictionary<string, byte[]> Given { get; } = [];

    /// <summary>Reason and detail by id, of what was not.</summary>
    private protected Dictionary<string, (SkipReason Reason, string Detail)> Skipped { get; } = [];

    private protected ObjectStore OpenStore(string? folder = null) => Keep(ObjectStore.Open(Open(folder)));

    private protected void Read(ObjectStore store, IEnumerable<string> ids, int jobs = 2, long maxSize = NoLimit, bool verify = false) =>
        store.ReadBlobs(
            [.. ids.Select(Parse)],
            jobs,
            maxSize,
            (id, content) => Assert.True(Given.TryAdd(id.ToString(), content.ToArray())),
            (id, reason, detail) => Skipped.Add(id.ToString(), (reason, detail)),
            CancellationToken.None,
            verify);

    /// <summary>Holds that every object of a repository can be read, without asking git, and is what its id says.</summary>
    private protected void ReadsEverything(string? folder = null)
    {
        var all = AllObjects(folder ?? Repository.Path);
        using var repository = GitRepository.Open(folder ?? Repository.Path);
        using var store = ObjectStore.Open(repository);
        Read(store, all.Where(found => found.Type == "blob").Select(found => found.Id));

        Assert.Empty(Skipped);
        Assert.Equal(all.Count(found => found.Type == "blob"), Given.Count);
        Assert.All(Given, blob => Assert.Equal(blob.Key, Hash("blob", blob.Value, blob.Key.Length)));
        Assert.All(all, found =>
        {
            var read = store.Find(Parse(found.Id), NoLimit);
            Assert.Equal((found.Id, found.Type), (read?.Id, read?.Type));
            Assert.Equal(found.Id, Hash(found.Type, read!.Content!, found.Id.Length));
        });
    }

    private protected static ObjectId Parse(string id) => ObjectId.TryParse(id, out var parsed) ? parsed : throw new ArgumentException(id);

    internal static string Hash(string type, byte[] content, int idLength)
    {
        using var hash = IncrementalHash.CreateHash(idLength == 40 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes($"{type} {content.Length}\0"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Commits many versions of a few files as loose objects, so that there is something to make deltas of.</summary>
    private protected static void Fill(TempRepository repository, int commits = 30, int seed = 7)
    {
        var random = new Random(seed);
        var lines = Enumerable.Range(0, 200).Select(i => $"line {i} {random.Next()}").ToList();
        var import = new StringBuilder();
        for (var i = 0; i < commits; i++)
        {
            lines[random.Next(lines.Count)] = $"line {random.Next()}";
            lines.Insert(random.Next(lines.Count), $"new {random.Next()}");
            var parent = i == 0 && repository.TryGit("rev-parse", "--verify", "main").ExitCode == 0 ? "from refs/heads/main^0\n" : "";
            import.Append($"commit refs/heads/main\ncommitter Ada <ada@example.org> {1735689600 + i} +0000\n{Data($"commit {i}")}{parent}");
            import.Append($"M 644 inline a\n{Data(string.Join('\n', lines))}");
            import.Append($"M 644 inline folder/b\n{Data(string.Join('\n', lines.Skip(i)))}");
            import.Append($"M 644 inline c{i}\n{Data($"{random.Next()}")}");
        }

        repository.GitWithInput(Encoding.UTF8.GetBytes(import.ToString()), "-c", "fastimport.unpackLimit=100000", "fast-import", "--quiet");
        repository.Git("tag", "-f", "-a", "-m", "a tag", $"v{seed}", "main");
    }

    private static string Data(string text) => $"data {Encoding.UTF8.GetByteCount(text)}\n{text}\n";

    private protected static List<(string Id, string Type)> AllObjects(string folder)
    {
        using var repository = GitRepository.Open(folder);
        return [.. repository.Backend.Stored().Select(stored => (stored.Id.ToString(), stored.Type))];
    }
}
