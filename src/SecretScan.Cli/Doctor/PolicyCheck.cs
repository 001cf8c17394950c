using SecretScan.Cli.Scanning;
using SecretScan.Git;
using SecretScan.Reporting;
using SecretScan.Suppression;

namespace SecretScan.Cli.Doctor;

/// <summary>The rules in force, and whether what is accepted still says something.</summary>
internal static class PolicyCheck
{
    private const int Soon = 30;

    public static IEnumerable<Diagnosis> Configuration(Policy policy, DateOnly today)
    {
        if (policy.Configuration is not { } file)
        {
            yield return Diagnosis.Ok("configuration", "none");
            yield break;
        }

        yield return Diagnosis.Ok("configuration", $"{file.Name}, {file.Allow.Length:N0} entries of 'allow'; `secretscan config show` tells all");
        foreach (var entry in file.Allow.Where(entry => entry.IsExpired(today)))
        {
            yield return Diagnosis.Warning("configuration", $"{entry.At.File}:{entry.At.Line}: expired on {entry.Expires:yyyy-MM-dd}, and what it said no to reports again");
        }
    }

    public static IEnumerable<Diagnosis> Rules(Policy policy)
    {
        var images = RuleFiles.InForce(policy.Rules());
        policy.RefuseUnknownRules(images);
        var own = images.Skip(1).Sum(image => image.Entries.Length);
        var places = policy.RulePlaces.ToList();
        yield return Diagnosis.Ok("rules", $"{Amount.Of(images[0].Entries.Length, "rule")} built in"
            + (places.Count > 0 ? $", {own:N0} from {string.Join(", ", places)}" : ""));
    }

    public static IEnumerable<Diagnosis> Baseline(Policy policy, GitRepository? repository, DateOnly today)
    {
        if (policy.Baseline() is not { } baseline)
        {
            return [Diagnosis.Ok("baseline", "none")];
        }

        return [Diagnosis.Ok("baseline", $"{baseline.Entries.Length:N0} entries in {policy.BaselinePath}"), .. Entries(baseline, repository?.Root, today)];
    }

    private static IEnumerable<Diagnosis> Entries(Baseline baseline, string? root, DateOnly today)
    {
        var expired = baseline.Entries.Count(entry => entry.IsExpired(today));
        if (expired > 0)
        {
            yield return Diagnosis.Warning("baseline", $"{expired:N0} expired and report again: mend what they stand for, or `secretscan baseline update --reason 'why'`");
        }

        var soon = baseline.Entries.Count(entry => !entry.IsExpired(today) && entry.IsExpired(today.AddDays(Soon)));
        if (soon > 0)
        {
            yield return Diagnosis.Warning("baseline", $"{soon:N0} expire within {Soon} days");
        }

        // Entries of history or of messages have no file to look for.
        var gone = root is null ? 0 : baseline.Entries.Count(entry => entry.Paths.Length > 0 && entry.Paths.All(path => !File.Exists(Path.Join(root, path))));
        if (gone > 0)
        {
            yield return Diagnosis.Warning("baseline", $"{gone:N0} stand for files that are not there any more: `secretscan baseline update` takes out what is not found");
        }
    }
}
