using System.Text.Json;

namespace SecretScan.Cli.Agents;

/// <summary>What a coding agent is about to do or has done, as it tells its hooks on standard input.</summary>
/// <remarks>
/// <para>
/// Claude Code (https://code.claude.com/docs/en/hooks) and Codex (https://developers.openai.com/codex/hooks) send
/// <c>hook_event_name</c>, <c>cwd</c>, and for tools <c>tool_name</c> and <c>tool_input</c>; Cursor
/// (https://cursor.com/docs/hooks) writes its events small and sends what a tool is given beside them.
/// </para>
/// <para>
/// Tools are known by the fields they are given and not by their names, which differ between the programs and change:
/// <c>command</c>; <c>file_path</c> with <c>content</c>, with <c>old_string</c> and <c>new_string</c>, or with <c>edits</c> of these;
/// <c>notebook_path</c> with <c>new_source</c>; <c>prompt</c>.
/// </para>
/// </remarks>
internal sealed class AgentCall
{
    private const int MostEdits = 1000;

    private static readonly string[] Judged =
    [
        "PreToolUse", "PostToolUse", "UserPromptSubmit",
        "beforeShellExecution", "beforeReadFile", "beforeSubmitPrompt", "afterFileEdit", "preToolUse", "postToolUse",
    ];

    private readonly JsonElement _input;

    private AgentCall(JsonElement call)
    {
        Event = Text(call, "hook_event_name") ?? "";
        _input = call.TryGetProperty("tool_input", out var input) ? input : call;
        Tool = Text(call, "tool_name");
        var roots = call.TryGetProperty("workspace_roots", out var all) && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray() : default;
        Folder = Text(_input, "working_directory") ?? Text(call, "cwd")
            ?? roots.Where(root => root.ValueKind == JsonValueKind.String).Select(Text).FirstOrDefault() ?? ".";
    }

    /// <summary>What happens, in the program's words.</summary>
    public string Event { get; }

    /// <summary>Which tool, in the program's words, or null.</summary>
    public string? Tool { get; }

    /// <summary>The folder in which commands run, and that paths are relative to.</summary>
    public string Folder { get; }

    /// <summary>True when it is an event that is judged.</summary>
    public bool IsKnown => Judged.Contains(Event);

    /// <summary>True for Cursor, which takes its answer as JSON.</summary>
    public bool IsCursor => Event.Length > 0 && char.IsAsciiLetterLower(Event[0]);

    /// <summary>True when it is done already: what is on disk holds it.</summary>
    public bool IsDone => Event.StartsWith("Post", StringComparison.Ordinal) || Event.StartsWith("post", StringComparison.Ordinal)
        || Event.StartsWith("after", StringComparison.Ordinal);

    /// <summary>True when the file is only read: what is in it goes to whoever runs the model.</summary>
    public bool IsReading => Event == "beforeReadFile" || Tool == "Read";

    /// <summary>What a person asks, or null.</summary>
    public string? Prompt => Event.Contains("Prompt", StringComparison.Ordinal) ? Text(_input, "prompt") : null;

    /// <summary>A line for the shell, or null.</summary>
    public string? Command => Text(_input, "command") is { } command && !PatchText.IsPatch(command) ? command : null;

    /// <summary>The file that is read, or null.</summary>
    public string? ReadPath => IsReading ? Text(_input, "file_path") : null;

    /// <summary>What is in that file, where the agent says it.</summary>
    public string? ReadText => Text(_input, "content");

    /// <summary>The files that are written.</summary>
    public IReadOnlyList<FileEdit> Edits => Text(_input, "command") is { } patch && PatchText.IsPatch(patch)
        ? PatchText.Read(patch)
        : !IsReading && (Text(_input, "file_path") ?? Text(_input, "notebook_path")) is { } path ? Edit(path) : [];

    /// <summary>Reads what an agent said.</summary>
    /// <param name="json">UTF-8, of a size that the caller has bounded.</param>
    /// <exception cref="CommandException">It is no JSON object with an event.</exception>
    public static AgentCall Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            // Not disposed: the call keeps its elements as long as the process lives.
            var call = JsonDocument.Parse(json).RootElement;
            return call.ValueKind == JsonValueKind.Object && Text(call, "hook_event_name") is not null ? new AgentCall(call) : throw NoCall();
        }
        catch (JsonException)
        {
            throw NoCall();
        }
    }

    private List<FileEdit> Edit(string path)
    {
        if ((Text(_input, "content") ?? Text(_input, "new_source")) is { } whole)
        {
            return [new FileEdit(path, whole, [])];
        }

        List<TextChange> changes = _input.TryGetProperty("edits", out var edits) && edits.ValueKind == JsonValueKind.Array
            ? [.. edits.EnumerateArray().Take(MostEdits + 1).Select(Change).OfType<TextChange>()]
            : Change(_input) is { } one ? [one] : [];
        return changes.Count > MostEdits ? throw new CommandException($"an edit of more than {MostEdits} places is not judged")
            : changes.Count > 0 ? [new FileEdit(path, null, changes)] : [];
    }

    private static TextChange? Change(JsonElement edit) => Text(edit, "new_string") is { } fresh
        ? new TextChange(Text(edit, "old_string") ?? "", fresh, edit.TryGetProperty("replace_all", out var all) && all.ValueKind == JsonValueKind.True)
        : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? Text(value)
            : null;

    // No path and no shell takes a zero.
    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!.Replace('\0', ' ');
        }
        catch (InvalidOperationException)
        {
            // Half a character (\ud800) is JSON, and no text: what stands around it is looked at as it is written.
            return value.GetRawText();
        }
    }

    private static CommandException NoCall() => new(
        "standard input is not what an agent tells its hooks (a JSON object with hook_event_name): nothing was judged");
}
