using SecretScan;
using SecretScan.Cli;
using SecretScan.Cli.Agents;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Configuration;
using SecretScan.Suppression;

// To an agent 2 is a refusal.
var failed = args is ["hook", "run", ..] && args.Contains(AgentHook.Option) ? AgentHook.CannotJudge : 2;
try
{
    return UsualCall.TryRun(args) ?? CommandLine.Run(args);
}
catch (Exception error) when (error is CommandException or SourceException or BaselineException or ConfigurationException or IOException or UnauthorizedAccessException)
{
    Notice.Write(error.Message);
    return failed;
}
catch (Exception error) when (Interruption.IsIn(error))
{
    Notice.Write("interrupted, so nothing is reported");
    return Interruption.ExitCode;
}
#pragma warning disable CA1031 // The last line of defence: no stack trace and no content reaches the user, whatever happens.
catch (Exception error)
#pragma warning restore CA1031
{
    Notice.Write($"internal error ({error.GetType().Name}), please report it; -v says where");
    foreach (var line in args.Contains("-v") ? error.StackTrace?.Split('\n') ?? [] : [])
    {
        Notice.Write(line.TrimEnd());
    }

    return failed;
}
