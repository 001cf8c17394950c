using System.Diagnostics;
using System.Runtime.InteropServices;
using SecretScan.Testing;

namespace SecretScan.Benchmarks;

/// <summary>Programs as they are published, built into a folder of their own.</summary>
internal sealed class PublishedPrograms : IDisposable
{
    private static readonly string Cli = Path.Combine(Repository.Root, "src", "SecretScan.Cli", "SecretScan.Cli.csproj");

    private readonly string _folder = Directory.CreateTempSubdirectory("secretscan-benchmark-").FullName;

    /// <summary>The least that .NET starts.</summary>
    public string Empty()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName;
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "return 0;\n");
        File.WriteAllText(Path.Combine(folder, "empty.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
            </Project>
            """);
        return Publish(Path.Combine(folder, "empty.csproj"), "empty", "-p:PublishReadyToRun=true", "--self-contained", "false")
            ?? throw new InvalidOperationException("an empty program cannot be published");
    }

    /// <summary>The command line program as it ships for one platform.</summary>
    public string ReadyToRun() =>
        Publish(Cli, "secretscan", "-p:PublishReadyToRun=true", "--self-contained", "false")
            ?? throw new InvalidOperationException("the program cannot be published");

    /// <summary>The program without a runtime; null where native code cannot be built.</summary>
    public string? Native() => Publish(Cli, "secretscan", "-p:PublishAot=true", "-p:NativeStandIn=true");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string? Publish(string project, string name, params string[] options)
    {
        var output = Path.Combine(_folder, Path.GetRandomFileName());
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", output, "--artifacts-path", output + "-build" },
            RedirectStandardOutput = true,
        };
        foreach (var option in options)
        {
            start.ArgumentList.Add(option);
        }

        using var publish = Process.Start(start)!;
        var log = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        if (publish.ExitCode == 0)
        {
            return Path.Combine(output, OperatingSystem.IsWindows() ? name + ".exe" : name);
        }

        Console.Error.WriteLine(log.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal), "dotnet publish failed"));
        return null;
    }
}
