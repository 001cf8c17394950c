namespace SecretScan.Cli.Arguments;

/// <summary>One <c>--report FORMAT[=PATH]</c>.</summary>
/// <param name="Format">One of <see cref="Formats"/>.</param>
/// <param name="Path">The file, or null for standard output.</param>
internal sealed record ReportArgument(string Format, string? Path)
{
    /// <summary>The formats there are.</summary>
    public static readonly string[] Formats =
    [
        "text", "json", "jsonl", "sarif", "junit", "csv", "html", "markdown", "github", "gitlab-codequality", "gitlab-secrets", "azure",
    ];

    /// <summary>Reads the argument.</summary>
    /// <exception cref="CommandException">The format is unknown.</exception>
    public static ReportArgument Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var format = equals < 0 ? text : text[..equals];
        if (!Formats.Contains(format))
        {
            throw new CommandException($"--report: there is no format '{format}', only {string.Join(", ", Formats)}");
        }

        if (equals == text.Length - 1)
        {
            throw new CommandException($"--report {text}: the path behind = is missing");
        }

        return new(format, equals < 0 ? null : text[(equals + 1)..]);
    }

    /// <summary>
    /// The same and annotations: standard output is the log, in which GitHub and Azure look for them; a report for programs is not disturbed by them.
    /// </summary>
    public static IReadOnlyList<ReportArgument> Annotating(IReadOnlyList<ReportArgument> reports, string format)
    {
        var shown = reports.FirstOrDefault(report => report.Path is null);
        return shown is null ? [.. reports, new("text", null), new(format, null)]
            : shown.Format == "text" ? [.. reports, new(format, null)]
            : reports;
    }

    /// <summary>Reads all of them; only one can go to standard output.</summary>
    /// <exception cref="CommandException">One is wrong, or they get in each other's way.</exception>
    public static IReadOnlyList<ReportArgument> ParseAll(IReadOnlyList<string> texts)
    {
        var reports = texts.Select(Parse).ToList();
        if (reports.GroupBy(report => report.Path ?? "standard output").FirstOrDefault(group => group.Skip(1).Any()) is { } same)
        {
            throw new CommandException($"--report: two reports cannot go to {same.Key}: give one another path, as in json=report.json");
        }

        return reports;
    }
}
