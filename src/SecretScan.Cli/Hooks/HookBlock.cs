namespace SecretScan.Cli.Hooks;

/// <summary>
/// A hook that is a block in a shell script which somebody else's tool runs. Husky generates the files that git runs and
/// hands on to the one that people write; only the latter survives an `npm install`.
/// </summary>
internal sealed class HookBlock(string folder, string name) : HookPlace(name)
{
    private const string Begin = "# >>> secretscan >>>";
    private const string End = "# <<< secretscan <<<\n";
    private const string NewFile = " (made this file)";
    private const string NoLineEnd = " (ended an open line)";
    private const string Shebang = "#!/bin/sh\n";
    private const string Input = "secretscan_pushed";

    /// <inheritdoc/>
    public override string File { get; } = Path.Combine(folder, name);

    /// <inheritdoc/>
    public override string? Ours
    {
        get
        {
            var block = Block(HookText.Read(File) ?? "");
            var start = block.IndexOf("(\n", StringComparison.Ordinal);
            var end = block.LastIndexOf("\n) || exit\n", StringComparison.Ordinal);
            return block.Length == 0 ? null : start < 0 || end < start ? block : Shebang + block[(start + 2)..(end + 1)];
        }
    }

    /// <inheritdoc/>
    public override string Install(HookProgram program)
    {
        var old = HookText.Read(File);
        var state = State;
        if (state == HookState.Edited)
        {
            return $"{Name}: left as it is, somebody has edited the block in {File}; delete it and install again";
        }

        var body = Script.Render(program);
        if (Ours == body)
        {
            return $"{Name}: already installed in {File}";
        }

        var rest = old is null ? null : Without(old);
        CheckShell(rest);
        HookText.Write(File, With(rest, body), HookText.ModeOf(File));
        return $"{Name}: {(state == HookState.Whole ? "renewed" : "installed")} as a block in {File}";
    }

    /// <inheritdoc/>
    public override string? Uninstall()
    {
        switch (State)
        {
            case HookState.Edited:
                return $"{Name}: left as it is, somebody has edited the block in {File}; delete it by hand";
            case HookState.Whole when Without(HookText.Read(File)!) is { } rest:
                HookText.Write(File, rest, HookText.ModeOf(File));
                return $"{Name}: block removed from {File}";
            case HookState.Whole:
                System.IO.File.Delete(File);
                return $"{Name}: removed {File}";
            default:
                return null;
        }
    }

    // In a subshell the script may end by `exit` or `exec` and what follows still runs. Input is read once and given again.
    private string With(string? rest, string script)
    {
        var mark = rest is null ? NewFile : IsOpen(rest) ? NoLineEnd : "";
        var body = script[Shebang.Length..];
        if (Name is not ("pre-push" or HookScript.PreReceive))
        {
            return $"{rest ?? Shebang}{(mark == NoLineEnd ? "\n" : "")}{Begin}{mark}\n(\n{body}) || exit\n{End}";
        }

        // First, not last: what stands in the file may eat standard input, or publish as Git LFS does.
        rest ??= Shebang;
        var at = StartOf(rest);
        mark = mark == NoLineEnd && at < rest.Length ? "" : mark;
        return $$"""
            {{rest[..at]}}{{(mark == NoLineEnd ? "\n" : "")}}{{Begin}}{{mark}}
            {{Input}}=$(cat)
            printf '%s\n' "${{Input}}" | (
            {{body}}) || exit
            [ -z "${{Input}}" ] || exec <<SECRETSCAN
            ${{Input}}
            SECRETSCAN
            {{End}}{{rest[at..]}}
            """;
    }

    private static bool IsOpen(string text) => text.Length > 0 && text[^1] != '\n';

    // Behind the line with which husky 5 to 8 starts the script again, else behind the first line of a script.
    private static int StartOf(string text)
    {
        var line = text.IndexOf("/husky.sh", StringComparison.Ordinal);
        if (line < 0 && !text.StartsWith("#!", StringComparison.Ordinal))
        {
            return 0;
        }

        var end = text.IndexOf('\n', Math.Max(line, 0));
        return end < 0 ? text.Length : end + 1;
    }

    private static string Block(string text)
    {
        var start = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(End, start, StringComparison.Ordinal);
        return end < 0 ? "" : text[start..(end + End.Length)];
    }

    // The file as it was before the block: null when it was not there.
    private static string? Without(string text)
    {
        var block = Block(text);
        if (block.Length == 0)
        {
            return text;
        }

        var mark = block[Begin.Length..block.IndexOf('\n', StringComparison.Ordinal)];
        var rest = text.Replace((mark == NoLineEnd ? "\n" : "") + block, "", StringComparison.Ordinal);
        return mark == NewFile && rest == Shebang ? null : rest;
    }

    private void CheckShell(string? text)
    {
        var first = text is null ? "" : text.Split('\n', 2)[0].Trim();
        if (first.StartsWith("#!", StringComparison.Ordinal) && !first.EndsWith("sh", StringComparison.Ordinal))
        {
            throw new CommandException($"{File} is no shell script, so no block can be added to it: call " +
                $"`secretscan hook run {Name} --from-git -- ARGUMENTS` from it");
        }
    }
}
