using SecretScan.Testing;

namespace SecretScan.Cli.Tests;

/// <summary>One user's machine in a temporary folder: a home, a git configuration, and as many repositories as it takes.</summary>
public sealed class Workplace : IDisposable
{
    public Workplace()
    {
        Root = Directory.CreateTempSubdirectory("secretscan ").FullName;
        Home = Directory.CreateDirectory(Path.Combine(Root, "home")).FullName;
        Runner = new CliRunner(Home);
        File.WriteAllText(Path.Combine(Home, ".gitconfig"), """
            [user]
                name = Ada
                email = ada@example.org
            [init]
                defaultBranch = main
            [protocol "file"]
                allow = always
            [advice]
                detachedHead = false

            """);
    }

    public string Root { get; }

    public string Home { get; }

    public CliRunner Runner { get; }

    /// <summary>A new repository. Its name has what breaks careless scripts.</summary>
    public WorkFolder NewRepository(string name = "it's a repo")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
        var repository = new WorkFolder(this, folder);
        repository.Git("init", "-q");
        return repository;
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(Root, recursive: true);
    }
}
