using SecretScan.Sources;

namespace SecretScan.Git.Tests.Processes;

public sealed class HostileConfiguration : RepositoryTest
{
    public HostileConfiguration()
    {
        Repository.Stage("a.txt", "one\ntwo\n");
        Repository.Stage("b.txt", "sibling");
        Repository.Commit("one");
        Repository.Stage("a.txt", "one\nthree\n");
    }

    [Fact]
    public void StartsNothing()
    {
        var trap = Trap();
        Repository.Stage(".gitattributes", "* diff=trap filter=trap merge=trap\n");
        foreach (var name in (string[])
            [
                "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy", "core.askPass",
                "core.alternateRefsCommand", "diff.external", "diff.trap.command", "diff.trap.textconv",
                "filter.trap.clean", "filter.trap.smudge", "filter.trap.process", "merge.trap.driver", "gpg.program",
                "pager.diff-index", "pager.ls-files", "pager.cat-file", "pager.rev-list", "pager.diff-tree",
                "credential.helper", "interactive.diffFilter", "uploadpack.packObjectsHook",
            ])
        {
            Repository.Git("config", name, trap);
        }

        foreach (var name in (string[])["diff-index", "ls-files", "cat-file", "rev-parse", "rev-list", "diff-tree"])
        {
            Repository.Git("config", "alias." + name, "!" + trap);
        }

        Repository.Git("config", "core.hooksPath", Repository.At("hooks"));
        foreach (var hook in (string[])["post-index-change", "pre-auto-gc", "reference-transaction", "fsmonitor-watchman"])
        {
            File.Copy(trap, Repository.At(Path.Join("hooks", hook)));
        }

        ReadEverything();

        Assert.False(File.Exists(Repository.At("sprung")));
    }

    [Fact]
    public void ChangesNoResult()
    {
        var before = ReadEverything();
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
            [
                ("diff.renames", "false"), ("diff.noprefix", "true"), ("diff.relative", "true"),
                ("diff.orderFile", "/dev/null"), ("diff.ignoreSubmodules", "all"), ("diff.submodule", "log"),
                ("diff.algorithm", "patience"), ("diff.context", "0"), ("diff.statGraphWidth", "1"),
                ("core.quotePath", "true"), ("core.abbrev", "4"), ("core.ignoreCase", "true"), ("core.autocrlf", "true"),
                ("color.ui", "always"), ("log.showRoot", "false"), ("log.showSignature", "true"), ("log.date", "human"),
                ("core.commentChar", ";"), ("i18n.logOutputEncoding", "UTF-16"), ("grep.lineNumber", "true"),
            ])
        {
            Repository.Git("config", name, value);
        }

        Assert.Equal(before, ReadEverything());
    }

    [Fact]
    public void ReplacesNoObject()
    {
        var harmless = Repository.GitWithInput("harmless"u8.ToArray(), "hash-object", "-w", "--stdin");
        Repository.Git("replace", Repository.Id(":a.txt"), harmless);
        Repository.Git("replace", Repository.Id("HEAD:b.txt"), harmless);

        var texts = ReadEverything();

        Assert.Contains("one\nthree\n", texts);
        Assert.Contains("sibling", texts);
        Assert.DoesNotContain("harmless", texts);
    }

    [Fact]
    public void GraftsNoHistory()
    {
        var first = Repository.Head;
        Repository.Stage("secret.txt", "published");
        Repository.Commit("two");
        Repository.Git("rm", "-q", "secret.txt");
        var last = Repository.Commit("three");
        Repository.Write(".git/info/grafts", $"{last} {first}\n");

        Assert.Contains("published", ReadRange($"{first}..HEAD").Select(Sources.Text));
    }

    private string Trap()
    {
        Repository.WriteProgram("hooks/trap", $"#!/bin/sh\necho \"$0 $*\" >> '{Repository.At("sprung")}'\nexit 1\n");
        return Repository.At("hooks/trap");
    }

    private List<string> ReadEverything()
    {
        var staged = Staged();
        var texts = new List<string>();
        foreach (var fragment in staged.Read())
        {
            texts.Add(fragment.Text());
            texts.AddRange(staged.Previous(fragment.Origin).Select(Sources.Text));
            texts.AddRange(staged.Siblings(fragment.Origin).Select(Sources.Text));
            texts.AddRange(staged.PreviousSiblings(fragment.Origin).Select(Sources.Text));
        }

        texts.AddRange(new IndexSource(Open(), SourceLimits.Default).Read().Select(Sources.Text));
        texts.AddRange(ReadRange(new RangeRevisions(["HEAD"], [])).Select(Sources.Text));
        texts.AddRange(WorkTreeFiles.Below(Repository.Path)!.Where(name => name.EndsWith(".txt")));
        return texts;
    }
}
