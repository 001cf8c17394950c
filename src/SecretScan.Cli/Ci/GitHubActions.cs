using System.Text.Json;

namespace SecretScan.Cli.Ci;

/// <summary>GitHub Actions, which describes the event in a file.</summary>
/// <remarks>
/// https://docs.github.com/actions/reference/variables-reference and
/// https://docs.github.com/webhooks/webhook-events-and-payloads. The ids in the file are those of the event: a base branch that has
/// moved since is left out besides, and the checkout of a pull request is a merge whose second parent is what was proposed.
/// </remarks>
internal static class GitHubActions
{
    private const string Name = "GitHub Actions";

    /// <summary>The plan, or null outside of it.</summary>
    /// <exception cref="CommandException">The event cannot be read.</exception>
    public static CiPlan? Of(CiVariables variables)
    {
        if (!variables.Is("GITHUB_ACTIONS"))
        {
            return null;
        }

        using var payload = Payload(variables);
        var given = payload.RootElement;
        return variables["GITHUB_EVENT_NAME"] switch
        {
            "pull_request" or "pull_request_target" or "pull_request_review" => PullRequest(given, variables["GITHUB_EVENT_NAME"] == "pull_request_target" ? null : variables["GITHUB_SHA"]),
            "merge_group" => MergeGroup(given),
            "push" => Push(given),
            "release" or "create" when variables["GITHUB_REF_TYPE"] == "tag" => CiPlan.Tag(Name, variables["GITHUB_REF_NAME"] ?? "", variables["GITHUB_SHA"], DefaultBranch(given)),
            var other => Whole(variables, other ?? "event without a name", DefaultBranch(given)),
        };
    }

    // A schedule is one of the default branch, and may have no repository in its event. GITHUB_SHA is that of GITHUB_REF, whatever is checked out.
    private static CiPlan Whole(CiVariables variables, string what, string? told)
    {
        var main = told ?? (what == "schedule" ? variables.Branch("GITHUB_REF") : null);
        return CiPlan.Whole(Name, what, main, main is not null && variables["GITHUB_REF"] == "refs/heads/" + main ? variables["GITHUB_SHA"] : null);
    }

    private static CiPlan PullRequest(JsonElement given, string? checkedOut)
    {
        var number = Text(given, "pull_request", "number") ?? Text(given, "number") ?? "?";
        var fork = Text(given, "pull_request", "head", "repo", "fork") == "true" ? " from a fork" : "";
        var plan = CiPlan.Proposal(Name, $"pull request {number}{fork}", Text(given, "pull_request", "base", "ref") ?? "", Text(given, "pull_request", "base", "sha"));

        // pull_request_target checks the base out: judging that would be green whatever is proposed.
        return plan with
        {
            Heads = CiPlan.Told(Text(given, "pull_request", "head", "sha"), checkedOut),
            HeadRef = $"refs/pull/{number}/head",
        };
    }

    private static CiPlan MergeGroup(JsonElement given) => CiPlan.Proposal(
        Name, "merge group", CiVariables.WithoutPrefix(Text(given, "merge_group", "base_ref") ?? ""), Text(given, "merge_group", "base_sha")) with
    {
        Heads = CiPlan.Told(Text(given, "merge_group", "head_sha")),
    };

    private static CiPlan Push(JsonElement given)
    {
        var (pushed, after) = (Text(given, "ref") ?? "", Text(given, "after"));
        if (Text(given, "deleted") == "true")
        {
            return new CiPlan(Name, $"{pushed} was deleted") { IsDeletion = true };
        }

        if (CiVariables.TagOf(pushed) is { } tag)
        {
            return CiPlan.Tag(Name, tag, after, DefaultBranch(given));
        }

        var plan = CiPlan.Push(Name, CiVariables.WithoutPrefix(pushed), Text(given, "before"), DefaultBranch(given));
        return plan with
        {
            Event = (Text(given, "forced") == "true" ? "forced " : "") + plan.Event,
            Heads = CiPlan.Told(after),
        };
    }

    private static string? DefaultBranch(JsonElement given) => Text(given, "repository", "default_branch");

    private static JsonDocument Payload(CiVariables variables)
    {
        var path = variables["GITHUB_EVENT_PATH"] ?? throw new CommandException("ci: GITHUB_EVENT_PATH is not set, so what happened is not known; give --base REVISION");
        try
        {
            using var file = File.OpenRead(path);
            return JsonDocument.Parse(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandException($"ci: the event in {path} cannot be read: {e.Message}");
        }
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => element.GetRawText(),
            JsonValueKind.True => "true",
            _ => null,
        };
    }
}
