namespace SecretScan.Git.Tests.Staged;

public sealed class Renames : RepositoryTest
{
    private const string Text = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";

    [Fact]
    public void CarryTheirPastToTheNewPath()
    {
        Repository.Stage("old.env", Text);
        Repository.Commit("one");
        Repository.Git("mv", "old.env", "new.env");

        var source = Staged();
        var old = source.Previous(source.Read().At("new.env").Origin).Single();

        Assert.Equal(("old.env", Text), (old.Origin.Path, old.Text()));
    }

    [Fact]
    public void CarryTheirPastWhenTheFileWasEditedToo()
    {
        Repository.Stage("old.env", Text);
        Repository.Commit("one");
        Repository.Git("mv", "old.env", "new.env");
        Repository.Stage("new.env", Text + "eleven\n");
        Repository.Git("config", "diff.renames", "false");
        Repository.Git("config", "diff.renameLimit", "1");

        var source = Staged();

        Assert.Equal(Text, source.Previous(source.Read().At("new.env").Origin).Single().Text());
    }

    [Fact]
    public void OfAFolderKeepWhatStoodBesideTheFile()
    {
        Repository.Stage("old/a.env", Text);
        Repository.Stage("old/b.env", "b");
        Repository.Commit("one");
        Repository.Git("mv", "old", "new");

        var source = Staged();

        Assert.Equal(["old/b.env"], source.PreviousSiblings(source.Read().At("new/a.env").Origin).Paths());
    }

    [Fact]
    public void AreNoCopies()
    {
        Repository.Stage("a.env", Text);
        Repository.Commit("one");
        Repository.Stage("copy.env", Text);
        Repository.Git("config", "diff.renames", "copies");

        var source = Staged();

        Assert.Empty(source.Previous(source.Read().At("copy.env").Origin));
    }
}
