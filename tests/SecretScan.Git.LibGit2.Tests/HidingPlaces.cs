using System.Text;
using SecretScan.Git.Tests.Store;
using SecretScan.Testing;

namespace SecretScan.Git.LibGit2.Tests;

/// <summary>
/// One repository with a credential in every place of a history that a reader of printed patches passes by, and one for
/// every way in which objects are stored.
/// </summary>
internal sealed class HidingPlaces : IDisposable
{
    private readonly List<HidingPlace> _all = [];
    private readonly List<TempRepository> _repositories = [];
    private readonly TempFolder _clones = new();
    private readonly TempRepository _one;

    public HidingPlaces()
    {
        _one = New();
        _one.Stage("README", "a project\n");
        _one.Commit("begin");
        HideInFiles();
        HideInMerges();
        HideInEntries();
        HideOnOtherRefs();
        HideInMessages();
        HideInStorage();
        HideInClones();
    }

    /// <summary>The places.</summary>
    public IReadOnlyList<HidingPlace> All => _all;

    public void Dispose()
    {
        _repositories.ForEach(repository => repository.Dispose());
        _clones.Dispose();
    }

    private void HideInFiles()
    {
        foreach (var attribute in new[] { "-diff", "binary" })
        {
            _one.Stage($"{attribute}/config", Hide($"file with the attribute {attribute}"));
            _one.Stage($"{attribute}/.gitattributes", $"* {attribute}\n");
        }

        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var name = encoding == Encoding.Unicode ? "UTF-16 LE" : "UTF-16 BE";
            _one.Stage($"{name} with BOM", [.. encoding.GetPreamble(), .. encoding.GetBytes(Hide($"{name} with BOM"))]);
            _one.Stage($"{name} without BOM", encoding.GetBytes(Hide($"{name} without BOM")));
        }

        _one.Stage("dos", Hide("lines that end in CRLF").Replace("\n", "\r\n"));
        _one.StageRaw("two\nlines"u8, Hide("file name with a newline"));
        _one.Stage("large", string.Concat(Enumerable.Repeat("some line of text that says nothing\n", 1_700_000)) + Hide("file of 60 MB"));
        _one.Commit("files");
    }

    private void HideInMerges()
    {
        foreach (var branch in new[] { "one", "two", "three" })
        {
            _one.Git("checkout", "-q", "-b", branch, "main");
            _one.Stage("file-of-" + branch, branch);
            _one.Commit(branch);
        }

        _one.Git("checkout", "-q", "main");
        _one.Git("merge", "-q", "--no-ff", "--no-commit", "one");
        _one.Stage("evil", Hide("merge that brings it itself"));
        _one.Commit("evil merge");

        _one.Git("merge", "-q", "--no-commit", "two", "three");
        _one.Stage("octopus", Hide("octopus merge"));
        _one.Commit("octopus");
    }

    private void HideInEntries()
    {
        var link = Write(_one, "README");
        _one.Git("update-index", "--add", "--cacheinfo", $"120000,{link},link");
        _one.Commit("a link");
        _one.Git("update-index", "--cacheinfo", $"100644,{Write(_one, Hide("symbolic link that became a file"))},link");
        _one.Commit("a file");

        _one.Stage(".gitmodules", $"[submodule \"lib\"]\n\tpath = lib\n\turl = https://bot:{HideToken("address in .gitmodules")}@gitlab.com/x/lib.git\n");
        _one.Git("update-index", "--add", "--cacheinfo", $"160000,{_one.Head},lib");
        _one.Commit("a submodule");

        _one.Stage("deleted", Hide("file that was deleted"));
        _one.Stage("old", Hide("file that was renamed"));
        _one.Commit("add");
        _one.Git("rm", "-q", "deleted");
        _one.Git("mv", "old", "new");
        _one.Commit("remove and rename");
    }

    private void HideOnOtherRefs()
    {
        _one.Git("checkout", "-q", "--orphan", "pages");
        _one.Stage("site", Hide("orphan branch"));
        _one.Commit("pages");
        _one.Git("checkout", "-q", "-f", "main");

        _one.Write("README", Hide("stash"));
        _one.Git("stash", "-q");
        _one.Git("notes", "add", "-m", Hide("note"));
    }

    private void HideInMessages()
    {
        _one.Commit("deploy\n\n" + Hide("message of a commit"));
        _one.Git("tag", "-a", "-m", Hide("message of an annotated tag"), "v1");
    }

    private void HideInStorage()
    {
        Plant("loose object");
        Plant("packed object").Git("repack", "-adq");
        Plant("after git gc").Git("gc", "-q", "--aggressive", "--prune=now");

        HideInThinPack();
        var sha256 = New("--object-format=sha256");
        sha256.Stage("config", Hide("SHA-256 repository", sha256.Path));
        sha256.Commit("add");
    }

    private void HideInThinPack()
    {
        var repository = New();
        var line = Hide("delta to a base in another pack", repository.Path);
        var text = string.Concat(Enumerable.Range(0, 500).Select(i => $"line {i}\n"));
        repository.Stage("config", text);
        repository.Commit("the base");
        repository.Git("repack", "-adq");
        var parent = repository.Id("HEAD:config");
        repository.Stage("config", text + line);
        repository.Commit("the delta");
        var id = repository.Id("HEAD:config");
        var delta = PackWriter.Delta(text.Length, text.Length + line.Length, PackWriter.Copy(0, text.Length), PackWriter.Insert(Encoding.ASCII.GetBytes(line)));
        new PackWriter().AddIdDelta(id, parent, delta).WriteTo(repository);
        File.SetAttributes(repository.At($".git/objects/{id[..2]}/{id[2..]}"), FileAttributes.Normal);
        File.Delete(repository.At($".git/objects/{id[..2]}/{id[2..]}"));
    }

    private void HideInClones()
    {
        Clone("alternate", "--shared");
        Clone("bare clone", "--bare");
        Clone("shallow clone", "--depth", "1");
        Clone("partial clone", "--bare", "--filter=blob:none");

        var repository = Plant("linked working tree");
        repository.Git("worktree", "add", "-q", "--detach", _clones.At("linked"), "HEAD");
        _all[^1] = _all[^1] with { Folder = _clones.At("linked") };
    }

    // The credential stands in the first of two commits.
    private TempRepository Plant(string place)
    {
        var repository = New();
        repository.Stage("config", Hide(place, repository.Path));
        repository.Commit("add");
        repository.Git("rm", "-q", "config");
        repository.Commit("remove");
        return repository;
    }

    private void Clone(string place, params string[] options)
    {
        var repository = Plant(place);
        repository.Git("config", "uploadpack.allowFilter", "true");
        var from = options.Contains("--shared") ? repository.Path : "file://" + repository.Path;
        repository.Git(["clone", "-q", .. options, from, _clones.At(place)]);
        _all[^1] = _all[^1] with { Folder = _clones.At(place) };
    }

    private TempRepository New(params string[] options)
    {
        var repository = new TempRepository(options);
        _repositories.Add(repository);
        return repository;
    }

    private string Hide(string place, string? folder = null) => $"token = \"{HideToken(place, folder)}\"\n";

    private string HideToken(string place, string? folder = null)
    {
        _all.Add(new HidingPlace(place, folder ?? _one.Path, _all.Count + 1));
        return MadeUp.Token(_all.Count);
    }

    private static string Write(TempRepository repository, string text) =>
        repository.GitWithInput(Encoding.UTF8.GetBytes(text), "hash-object", "-w", "--stdin");
}
