using System.Diagnostics;
using SecretScan.Testing;

namespace SecretScan.RuleCompiler.Tests;

/// <summary>The compiler as the build runs it, a process of its own, on a folder of rules that goes away afterwards.</summary>
internal sealed class CompilerRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rule compiler ");

    /// <summary>A good rule file.</summary>
    public static string Good { get; } = File.ReadAllText(
        Path.Combine(Repository.Root, "tests", "SecretScan.Rules.Tests", "Samples", "tokens.yml"));

    /// <summary>Another one.</summary>
    public static string Venue { get; } = File.ReadAllText(
        Path.Combine(Repository.Root, "tests", "SecretScan.Rules.Tests", "Samples", "venue.yml"));

    public string Rules => Path.Combine(_folder.FullName, "rules");

    public string Output => Path.Combine(_folder.FullName, "obj", "rules.image");

    public string Write(string name, string text)
    {
        var path = Path.Combine(Rules, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public static (int ExitCode, string Messages) RunWith(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "SecretScan.RuleCompiler.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Result + messages);
    }

    public (int ExitCode, string Messages) Run() => RunWith(Rules, Output);

    public void Dispose() => _folder.Delete(recursive: true);
}
