namespace SecretScan.Testing;

/// <summary>Places in this repository that tests read: corpus, rules, hooks.</summary>
public static class Repository
{
    /// <summary>The folder that holds SecretScan.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SecretScan.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("SecretScan.sln is not above " + AppContext.BaseDirectory);
    }
}
