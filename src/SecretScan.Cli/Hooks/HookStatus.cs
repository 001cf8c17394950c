namespace SecretScan.Cli.Hooks;

/// <summary>Whether git runs one hook of this program, and if not why.</summary>
/// <param name="Name">The hook.</param>
/// <param name="Word">installed, edited, disabled, broken, foreign, shadowed, missing.</param>
/// <param name="Detail">Where, which program, what to do.</param>
/// <param name="Effective">True when it will run.</param>
internal sealed record HookStatus(string Name, string Word, string Detail, bool Effective)
{
    /// <summary>Looks at one hook of a repository.</summary>
    public static HookStatus Of(HookSite site, string name)
    {
        var place = site.Place(name);
        var by = site.Scope is null ? "" : $" (core.hooksPath, {site.Scope})";
        if (place.Ours is { } text && text.Contains($" hook run {name} ", StringComparison.Ordinal))
        {
            return OfOurs(site, place, text, by);
        }

        if (site.Folder != site.Default && new HookFile(site.Default, name) is { Ours: not null } shadowed)
        {
            return new(name, "shadowed",
                $"core.hooksPath ({site.Scope}) is {site.Folder}, so git passes over {shadowed.File}: run `hook install` again", false);
        }

        return place.State == HookState.Foreign
            ? new(name, "foreign", $"{place.File} is not secretscan's{by}; `hook install` keeps it and adds ours", false)
            : new(name, "missing", $"nothing at {place.File}{by}", false);
    }

    private static HookStatus OfOurs(HookSite site, HookPlace place, string text, string by)
    {
        var started = site.Husky is null ? place.File : Path.Combine(site.Folder, place.Name);
        if (!File.Exists(started) || !HookText.ModeOf(started).HasFlag(UnixFileMode.UserExecute))
        {
            return new(place.Name, "disabled", $"git does not run {started}: it is missing or not executable", false);
        }

        if (HookProgram.Resolve(HookProgram.Parse(HookScript.ProgramOf(text))) is not { } program)
        {
            return new(place.Name, "broken", $"{place.File}{by} finds no program and refuses everything", false);
        }

        var edited = place.State == HookState.Edited;
        return new(place.Name, edited ? "edited" : "installed", $"{place.File}{by} runs {program}", true);
    }
}
