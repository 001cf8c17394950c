using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Doctor;
using SecretScan.Cli.Streams;
using SecretScan.Reporting;

namespace SecretScan.Cli.Commands;

/// <summary><c>doctor</c>: would a credential be found here, and if not why. Exit code 0 when all is well, 1 for warnings, 2 for problems.</summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("doctor", "Tell whether a credential would be found here: hooks, git, rules, baseline, environment (exit code 0 well, 1 warnings, 2 problems)");
        var options = new ScanOptions(command);
        command.SetAction(typed =>
        {
            var arguments = options.Read(typed);
            var found = new Examination(arguments).Run();
            foreach (var (health, subject, text) in found.Where(diagnosis => !arguments.Quiet || diagnosis.Health != Health.Ok))
            {
                StandardStream.Output.WriteLine($"{health.ToString().ToLowerInvariant(),-7}  {subject,-16}  {Printable.Of(text)}");
            }

            return (int)found.Max(diagnosis => diagnosis.Health);
        });
        return command;
    }
}
