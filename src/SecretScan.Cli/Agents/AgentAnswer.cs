using System.Text;
using System.Text.Json;
using SecretScan.Cli.Streams;
using SecretScan.Reporting;
using SecretScan.Rules;

namespace SecretScan.Cli.Agents;

/// <summary>What an agent is told, in the form that it takes.</summary>
/// <remarks>
/// Claude Code and Codex refuse a call when a hook ends with exit code 2, and hand its standard error to the model, whatever the event; Codex
/// takes no word for "allowed" but silence. Cursor reads <c>permission</c> (or <c>continue</c> for prompts) and messages from JSON; of an edit that is done it
/// takes no answer, so that exit code 2 only makes it visible. Nothing says "allow": that could spare the agent a question to its user.
/// </remarks>
internal sealed class AgentAnswer(AgentCall call)
{
    private const int Refused = 2;
    private const int MostShown = 10;

    /// <summary>Answers.</summary>
    /// <param name="refused">What was found, by scan; none to let the call through.</param>
    /// <param name="failOn">The severity from which on a finding counts.</param>
    /// <returns>The exit code.</returns>
    public int Write(IReadOnlyList<ScanResult> refused, Severity failOn)
    {
        var reason = refused.Count > 0 ? Reason(refused, failOn) : null;
        if (call.IsCursor && !call.IsDone)
        {
            WriteJson(reason);
            return 0;
        }

        if (reason is not null)
        {
            StandardStream.Error.WriteLine("secretscan: " + reason);
        }

        return reason is null ? 0 : Refused;
    }

    private void WriteJson(string? reason)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (call.Prompt is not null)
            {
                json.WriteBoolean("continue", reason is null);
            }
            else if (reason is not null)
            {
                json.WriteString("permission", "deny");
                json.WriteString("agent_message", reason);
            }

            if (reason is not null)
            {
                json.WriteString("user_message", "secretscan: " + reason.Split('\n')[0]);
            }

            json.WriteEndObject();
        }

        StandardStream.Output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private string Reason(IReadOnlyList<ScanResult> refused, Severity failOn)
    {
        var lines = refused.SelectMany(result => Lines(result, failOn)).Distinct().ToList();
        var text = new StringBuilder(Headline()).Append('\n');
        foreach (var line in lines.Take(MostShown))
        {
            text.Append("  ").Append(line).Append('\n');
        }

        if (lines.Count > MostShown)
        {
            text.Append($"  and {lines.Count - MostShown} more\n");
        }

        return text.Append(Advice()).ToString();
    }

    private static IEnumerable<string> Lines(ScanResult result, Severity failOn)
    {
        var safe = SafeText.Of(result, new ReportOptions());
        foreach (var finding in result.Findings.Where(finding => finding.Blocks(failOn)))
        {
            var place = finding.Origin.Path is { } path ? $"{safe.Show(path)}:{finding.Location.StartLine}: " : "";
            var where = finding.Origin.Commit is { } commit ? $" in commit {commit.Id[..Math.Min(10, commit.Id.Length)]}" : "";
            yield return $"{place}{finding.Rule.Title} {finding.Secret.Mask}{where} ({finding.Rule.Id}, {finding.Severity.ToString().ToLowerInvariant()})";
        }
    }

    private string Headline() =>
        call.Prompt is not null ? "the prompt holds credentials, and was not sent:"
        : call.IsReading ? "the file holds credentials, and reading it would send them to the model:"
        : call.Command is not null ? "refused, because it would record, publish or spell out credentials:"
        : call.IsDone ? "the edit has written credentials into a file:"
        : "refused, because it would write credentials into a file:";

    private string Advice() =>
        call.Prompt is not null ? "Take them out of the prompt and name the environment variable or the entry of the secret store instead."
        : call.IsReading ? "Work with the names of the variables, and leave the values to whoever runs the program."
        : (call.IsDone ? "Take them out again. " : "")
            + "Have the program read the value when it runs, from an environment variable or a secret store, and write only the name of that. "
            + "Do not encode, split or hide the value, and do not go around this check: pushes are checked again. "
            + "Only the user can say that it is no secret: by a comment beside it, secretscan:allow(rule-id) reason.";
}
