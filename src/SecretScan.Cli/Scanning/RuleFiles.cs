using SecretScan.Rules.Checking;
using SecretScan.Rules.Images;
using SecretScan.Rules.Syntax;

namespace SecretScan.Cli.Scanning;

/// <summary>Rules that users write, in <c>.yml</c> files.</summary>
internal static class RuleFiles
{
    /// <summary>The built-in rules and those in the files given.</summary>
    /// <param name="files">Their names and content.</param>
    /// <exception cref="CommandException">A file cannot be read, or a rule in it cannot be used.</exception>
    public static IReadOnlyList<RuleImage> InForce(IEnumerable<(string File, TextReader Text)> files)
    {
        var own = files.ToList();
        if (own.Count == 0)
        {
            return [RuleSet.BuiltIn];
        }

        var check = Check(own, RuleOrigin.User);
        var errors = check.Problems.Where(problem => !problem.IsWarning).ToList();
        return check.Open() is { } image
            ? [RuleSet.BuiltIn, image]
            : errors is [] ? [RuleSet.BuiltIn]
            : throw new CommandException(
                $"{errors[0]}{(errors.Count > 1 ? $" (and {errors.Count - 1} more; see `secretscan rules check`)" : "")}");
    }

    /// <summary>Reads and checks the files given.</summary>
    /// <param name="files">Their names and content.</param>
    /// <param name="origin">The rules of this repository owe their readers more than those of users, who cannot take an id of theirs.</param>
    /// <exception cref="CommandException">A file cannot be read.</exception>
    public static RuleCheck Check(IEnumerable<(string File, TextReader Text)> files, RuleOrigin origin)
    {
        try
        {
            return RuleChecker.Read(
                files,
                origin,
                id => origin == RuleOrigin.User && RuleSet.BuiltIn.FindRule(id) >= 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException("rules: " + e.Message);
        }
    }

    /// <summary>The file at a path of the disk, or the <c>.yml</c> files of the folder there.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static IEnumerable<(string File, TextReader Text)> OnDisk(string path) => Files(path).Select(file => (file, (TextReader)File.OpenText(file)));

    private static string[] Files(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? [path] : throw new CommandException($"rules: there is no file or folder {path}");
        }

        string[] files = [.. Directory.EnumerateFiles(path, "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new CommandException($"rules: there is no .yml file below {path}");
    }
}
