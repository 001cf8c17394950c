using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Git.Store;

namespace SecretScan.Git.Tests.Store;

/// <summary>Any byte may be any other: every blob that is wanted is given as it was or named, and nothing falls over.</summary>
public sealed class DamagedBytes : StoreTest
{
    [Theory]
    [InlineData(".pack", 5)]
    [InlineData(".idx", 23)]
    public void OfPacksAreSeen(string extension, int step)
    {
        FillAFew();
        Repository.Git("repack", "-adfq");
        var file = Directory.GetFiles(Repository.At(".git/objects/pack"), "*" + extension).Single();

        Damage(file, step);
    }

    [Fact]
    public void OfLooseObjectsAreSeen()
    {
        FillAFew();
        var id = AllObjects(Repository.Path).First(found => found.Type == "blob").Id;

        Damage(Repository.At($".git/objects/{id[..2]}/{id[2..]}"), 3);
    }

    [Fact]
    public void OfHeadersOfEntriesAreRefused() => Prop.ForAll(Bytes.ToArbitrary(), bytes =>
        Holds(() => PackEntry.Parse(bytes, 20) is { Size: >= 0, BaseDistance: >= 0 } entry && entry.HeaderLength <= bytes.Length))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void OfDeltasAreRefused() => Prop.ForAll(Bytes.ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), (bytes, size) => Holds(() =>
    {
        byte[] delta = [.. PackWriter.Delta(100, size), .. bytes];
        var content = new byte[size];
        new Delta(delta).Apply(new byte[100], content);
        return true;
    })).QuickCheckThrowOnFailure();

    [Fact]
    public void OfListsOfFoldersAreTakenAsTheyStand() => Prop.ForAll(
        Gen.Elements("\"", "\\", ":", "#", "a", "1", "\0", "ä").ListOf().Select(string.Concat).ToArbitrary(),
        list => ObjectFolders.Split(Encoding.UTF8.GetBytes(list), (byte)':').TrueForAll(folder => folder.Length > 0))
        .QuickCheckThrowOnFailure();

    // Mostly bytes that mean something at the edges.
    private static Gen<byte[]> Bytes =>
        Gen.OneOf(Gen.Elements<byte>(0, 1, 0x6F, 0x70, 0x7F, 0x80, 0x90, 0xE1, 0xEF, 0xF0, 0xFF), Gen.Choose(0, 255).Select(value => (byte)value))
            .ArrayOf();

    private static bool Holds(Func<bool> test)
    {
        try
        {
            return test();
        }
        catch (DamagedException)
        {
            return true;
        }
    }

    private void FillAFew()
    {
        for (var i = 0; i < 4; i++)
        {
            Repository.Stage("a", string.Join('\n', Enumerable.Range(i, 60)));
            Repository.Stage("b", string.Join('\n', Enumerable.Range(0, 50 + i).Reverse()));
            Repository.Commit($"{i}");
        }
    }

    private void Damage(string file, int step)
    {
        var ids = AllObjects(Repository.Path).Where(found => found.Type == "blob").Select(found => found.Id).ToList();
        var random = new Random(11);
        var bytes = File.ReadAllBytes(file);
        File.SetAttributes(file, FileAttributes.Normal);
        for (var i = 0; i < bytes.Length; i += random.Next(1, 2 * step))
        {
            var damaged = bytes.ToArray();
            damaged[i] = (byte)random.Next(256);
            File.WriteAllBytes(file, damaged);
            Given.Clear();
            Skipped.Clear();
            using var repository = GitRepository.Open(Repository.Path);
            using var store = ObjectStore.Open(repository);
            Read(store, ids, verify: true);

            Assert.Equal(ids.Order(), Given.Keys.Concat(Skipped.Keys).Order());
            Assert.All(Given, blob => Assert.Equal(blob.Key, Hash("blob", blob.Value, 40)));
            ids.ForEach(id => Holds(() => store.Find(Parse(id), NoLimit) is null));
        }
    }
}
