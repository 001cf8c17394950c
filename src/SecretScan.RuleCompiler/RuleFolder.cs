using SecretScan.Rules.Checking;

namespace SecretScan.RuleCompiler;

/// <summary>The rules of this repository.</summary>
internal static class RuleFolder
{
    /// <summary>Reads and checks every <c>.yml</c> file below a folder.</summary>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static RuleCheck Check(string folder)
    {
        // File systems list in any order; the image must not depend on it.
        string[] paths = [.. Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories)
            .OrderBy(p => Path.GetRelativePath(folder, p).Replace('\\', '/'), StringComparer.Ordinal)];
        var texts = paths.Select(path => (Path.GetFullPath(path), (TextReader)new StringReader(File.ReadAllText(path))));
        return RuleChecker.Read(texts, RuleOrigin.BuiltIn);
    }
}
