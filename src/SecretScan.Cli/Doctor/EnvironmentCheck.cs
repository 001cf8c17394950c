namespace SecretScan.Cli.Doctor;

/// <summary>The variables that change what is looked at.</summary>
internal static class EnvironmentCheck
{
    private const string Subject = "environment";

    // git(1), "The Git Repository" and "Git Diffs": what leads git to another repository, index or set of objects.
    private static readonly string[] OfGit =
        ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CEILING_DIRECTORIES"];

    public static IEnumerable<Diagnosis> Of(Func<string, string?> variable)
    {
        List<Diagnosis> found = [];
        if (variable("SECRETSCAN_SKIP") is { } reason)
        {
            found.Add(Diagnosis.Problem(Subject, string.IsNullOrWhiteSpace(reason)
                ? "SECRETSCAN_SKIP is set and empty, so that every commit is refused: unset it"
                : $"SECRETSCAN_SKIP lets every commit through unread, not only one ({reason}): unset it"));
        }

        if (variable("HUSKY") == "0")
        {
            found.Add(Diagnosis.Problem(Subject, "HUSKY=0 keeps husky from running any hook: unset it"));
        }

        if (variable("SKIP") is { Length: > 0 } skipped)
        {
            found.Add(Diagnosis.Warning(Subject, $"SKIP keeps the pre-commit framework from running {skipped}"));
        }

        found.AddRange(OfGit.Where(name => variable(name) is { Length: > 0 })
            .Select(name => Diagnosis.Warning(Subject, $"{name}={variable(name)} leads git elsewhere: unset it unless it is meant")));
        return found.Count > 0 ? found : [Diagnosis.Ok(Subject, "no variable changes what is looked at")];
    }
}
