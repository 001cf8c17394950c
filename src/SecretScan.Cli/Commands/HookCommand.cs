using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Hooks;
using SecretScan.Cli.Streams;

namespace SecretScan.Cli.Commands;

/// <summary><c>hook install | uninstall | status | run</c>.</summary>
internal static class HookCommand
{
    private static readonly string Names = string.Join(", ", HookScript.Names);

    /// <summary>The command.</summary>
    public static Command Create() => new("hook", "Have git call secretscan: " + Names)
    {
        Install(), Uninstall(), Status(), HookRunCommand.Create(),
    };

    private static Command Install()
    {
        var (command, hooks, folder, everywhere) = Changing("install", "Install hooks; a hook that is there is kept and runs too");
        command.SetAction(typed =>
        {
            var git = Git(typed.GetValue(folder));
            var names = hooks.Read(typed);
            var program = HookProgram.Running();
            Write(ScanOptions.Has(typed, everywhere)
                ? new GlobalHooks(git).Install(names ?? HookScript.Local, program)
                : InRepository(HookSite.Of(git), names, program));
        });
        return command;
    }

    private static Command Uninstall()
    {
        var (command, hooks, folder, everywhere) = Changing("uninstall", "Take hooks back and restore what was there");
        command.SetAction(typed =>
        {
            var git = Git(typed.GetValue(folder));
            var names = hooks.Read(typed) ?? HookScript.Names;
            Write(ScanOptions.Has(typed, everywhere)
                ? new GlobalHooks(git).Uninstall(names)
                : OutOfRepository(HookSite.Of(git), names));
        });
        return command;
    }

    private static Command Status()
    {
        var folder = FolderOption();
        var command = new Command("status", "Tell whether git runs the hooks; exit code 1 when it does not") { folder };
        var hooks = new HookChoice(command);
        command.SetAction(typed =>
        {
            var site = HookSite.Of(Git(typed.GetValue(folder)));
            var all = (hooks.Read(typed) ?? site.Usual).Select(name => HookStatus.Of(site, name)).ToList();
            foreach (var (name, word, detail, _) in all)
            {
                StandardStream.Output.WriteLine($"{name,-16}  {word,-9}  {detail}");
            }

            foreach (var warning in site.Warnings())
            {
                Notice.Write(warning);
            }

            return all.TrueForAll(status => status.Effective) ? 0 : 1;
        });
        return command;
    }

    private static IEnumerable<string> InRepository(HookSite site, IReadOnlyList<string>? chosen, HookProgram program)
    {
        var names = chosen ?? site.Usual;
        site.CheckRuns(names);
        site.CheckOnlyThisRepository(names);
        foreach (var name in names)
        {
            yield return site.Place(name).Install(site.Naming(program));
            if (site.Husky is not null && !File.Exists(Path.Combine(site.Folder, name)))
            {
                yield return $"{name}: git will NOT run it: husky made no {Path.Combine(site.Folder, name)}; run husky, or a newer one that knows this hook";
            }
        }
    }

    private static List<string> OutOfRepository(HookSite site, IReadOnlyList<string> names)
    {
        // The folder in force and the usual one: a setting may have come between since the hook was installed.
        var places = names.Select(site.Place);
        if (site.Folder != site.Default)
        {
            places = (site.Everywhere ? [] : places).Concat(names.Select(name => new HookFile(site.Default, name)));
        }

        var done = places.Select(place => place.Uninstall()).OfType<string>().ToList();
        return done.Count > 0 ? done : ["no hook of secretscan's is installed in this repository"];
    }

    private static void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Notice.Write(line);
        }
    }

    private static (Command, HookChoice, Option<string>, Option<string>) Changing(string name, string description)
    {
        var folder = FolderOption();
        var everywhere = ScanOptions.Flag("--global", "For every repository of this user");
        var command = new Command(name, description) { folder, everywhere };
        return (command, new HookChoice(command), folder, everywhere);
    }

    private static Option<string> FolderOption() => ScanOptions.One("--repo", "DIR", "The repository (default: the one around the current folder)");

    private static HookGit Git(string? folder) => new(Path.GetFullPath(folder ?? "."));
}
