using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Git;
using SecretScan.Reporting;
using SecretScan.Suppression;

namespace SecretScan.Cli.Doctor;

/// <summary>The rules in force, and whether what is accepted still says something.</summary>
internal static class PolicyCheck
{
    private const int Soon = 30;

    public static IEnumerable<Diagnosis> Rules(ScanArguments arguments)
    {
        var images = RuleFiles.InForce(arguments.Rules, RuleFiles.OnDisk);
        var own = images.Skip(1).Sum(image => image.Entries.Length);
        yield return Diagnosis.Ok("rules", $"{Amount.Of(images[0].Entries.Length, "rule")} built in"
            + (arguments.Rules.Count > 0 ? $", {own:N0} from {string.Join(", ", arguments.Rules)}" : ""));
    }

    public static IEnumerable<Diagnosis> Baseline(ScanArguments arguments, GitRepository? repository, DateOnly today)
    {
        var policy = new ScanJob(arguments).PolicyOf(repository);
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
