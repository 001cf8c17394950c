using System.Collections.Immutable;
using SecretScan.Reporting;
using SecretScan.Rules;
using SecretScan.Rules.Syntax;

namespace SecretScan.Configuration;

/// <summary>What a <c>.secretscan.yml</c> says. Every value knows the line it stands on; what it does not say is null or empty.</summary>
public sealed record ConfigurationFile
{
    /// <summary>The file at the root of the repository.</summary>
    public const string FileName = ".secretscan.yml";

    /// <summary>The version of the format.</summary>
    public const int Version = 1;

    /// <summary>Bytes of the largest file that is read.</summary>
    public const int LongestFile = YamlReader.LongestFile;

    /// <summary>What it is called in messages.</summary>
    public required string Name { get; init; }

    /// <summary>The severity from which on a finding blocks.</summary>
    public Written<Severity>? FailOn { get; init; }

    /// <summary>The least severity reported.</summary>
    public Written<Severity>? MinSeverity { get; init; }

    /// <summary>The least confidence reported.</summary>
    public Written<Confidence>? MinConfidence { get; init; }

    /// <summary>The largest file read, in bytes.</summary>
    public Written<long>? MaxFileSize { get; init; }

    /// <summary>The longest a scan may take.</summary>
    public Written<TimeSpan>? Timeout { get; init; }

    /// <summary>The file of known findings, from the folder of the configuration, never out of it.</summary>
    public Written<string>? Baseline { get; init; }

    /// <summary>Reports as <c>--report</c> takes them; paths lead from the folder of the configuration, never out of it.</summary>
    public ImmutableArray<Written<string>> Reports { get; init; } = [];

    /// <summary>True when markers that come with a change count at once.</summary>
    public Written<bool>? AllowsNewMarkers { get; init; }

    /// <summary>Rules whose findings are left out.</summary>
    public ImmutableArray<Written<string>> DisabledRules { get; init; } = [];

    /// <summary>The severity of a rule's findings, by its id.</summary>
    public ImmutableArray<RuleSeverity> RuleSeverities { get; init; } = [];

    /// <summary>Files and folders with rules beside the built-in ones, from the folder of the configuration, never out of it.</summary>
    public ImmutableArray<Written<string>> RuleFiles { get; init; } = [];

    /// <summary>What alone is read: files, folders, globs. Empty for everything.</summary>
    public ImmutableArray<Written<string>> IncludedPaths { get; init; } = [];

    /// <summary>What is not read: files, folders, globs.</summary>
    public ImmutableArray<Written<string>> ExcludedPaths { get; init; } = [];

    /// <summary>What is said no to.</summary>
    public ImmutableArray<AllowEntry> Allow { get; init; } = [];

    /// <summary>The schema by which editors check and complete a configuration: draft 7.</summary>
    public static Stream Schema() => typeof(ConfigurationFile).Assembly.GetManifestResourceStream("configuration.schema.json")!;

    /// <summary>Reads a configuration.</summary>
    /// <param name="content">UTF-8.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static ConfigurationFile Parse(ReadOnlySpan<byte> content, string name) => ConfigurationReader.Read(content, name);

    /// <summary>Reads a configuration on disk. The repository decides what stands there: a link is not followed, a pipe not waited for.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="ConfigurationException">It is none, or cannot be read.</exception>
    public static ConfigurationFile Load(string path, string name)
    {
        try
        {
            var file = new FileInfo(path);
            return file.LinkTarget is not null ? throw YamlReader.Wrong(new Place(name, 1, 1), "it is a symbolic link; name the file itself with --config")
                : file.Length > LongestFile ? throw YamlReader.Wrong(new Place(name, 1, 1), $"a configuration has at most {LongestFile >> 20} MB")
                : Parse(file.Length == 0 ? [] : File.ReadAllBytes(path), name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(Printable.Of($"{name}: the configuration cannot be read: {e.Message}"), e);
        }
    }
}
