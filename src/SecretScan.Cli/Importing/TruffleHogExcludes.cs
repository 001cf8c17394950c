namespace SecretScan.Cli.Importing;

/// <summary>What <c>trufflehog --exclude-paths FILE</c> takes: regular expressions for paths, one a line, comments behind <c>#</c>.</summary>
internal static class TruffleHogExcludes
{
    public static ForeignPolicy Read(string path, string text)
    {
        var policy = new ForeignPolicy(path, "trufflehog");
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            policy.AddPathPattern(line);
        }

        return policy;
    }
}
