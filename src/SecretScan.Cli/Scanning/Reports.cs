using SecretScan.Cli.Arguments;
using SecretScan.Cli.Streams;
using SecretScan.Reporting;

namespace SecretScan.Cli.Scanning;

/// <summary>Sends a result where the user wants it.</summary>
internal sealed class Reports(ScanArguments arguments)
{
    private const int BufferSize = 32 * 1024;

    /// <summary>Writes every report. False when one could not be written: then the text goes to standard error.</summary>
    public bool Write(ScanResult result)
    {
        var (written, shown) = (true, false);
        if (!AsksForOutput())
        {
            // Reports in files are for programs; somebody is looking all the same.
            written = shown = WriteOut("text", result);
        }

        foreach (var (format, path) in arguments.Reports)
        {
            var done = path is null ? WriteOut(format, result) : WriteFile(format, path, result);
            written &= done;
            shown |= done && path is null;
        }

        if (!written && !shown)
        {
            Render("text", StandardStream.Error, result, StandardStream.Error);
        }

        return written;
    }

    private bool AsksForOutput()
    {
        foreach (var (_, path) in arguments.Reports)
        {
            if (path is null)
            {
                return true;
            }
        }

        return false;
    }

    private bool WriteOut(string format, ScanResult result)
    {
        try
        {
            Render(format, StandardStream.Output, result, StandardStream.Output);
            return true;
        }
        catch (IOException e)
        {
            Notice.Write(e.Message);
            return false;
        }
    }

    private bool WriteFile(string format, string path, ScanResult result)
    {
        try
        {
            ReportFile.Write(path, stream => Render(format, null, result, stream));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Notice.Write($"the report cannot be written to {path}: {e.Message}");
            return false;
        }
    }

    private void Render(string format, StandardStream? seen, ScanResult result, Stream stream)
    {
        var options = new ReportOptions
        {
            Reveal = arguments.Reveal,
            Colour = IsColoured(arguments.Color, seen),
            Verbose = arguments.Verbose,
            Quiet = arguments.Quiet,
            FailOn = arguments.FailOn ?? new ReportOptions().FailOn,
            AllowIncomplete = arguments.AllowIncomplete,
            FailOnUnused = arguments.FailOnUnused,
            OnlyOpen = arguments.OnlyOpen,
        };
        var reporter = format == "text" ? new TextReport(options) : ForPrograms(format, options);
        var buffered = new BufferedStream(stream, BufferSize);
        reporter.Write(result, buffered);
        buffered.Flush();
        if (format == "sarif")
        {
            Remark(reporter);
        }
    }

    private static void Remark(IReporter reporter)
    {
        foreach (var remark in ((SarifReport)reporter).Remarks)
        {
            Notice.Write(remark);
        }
    }

    // Apart from its caller, so that a hook does not load what JSON takes.
    private static IReporter ForPrograms(string format, ReportOptions options) => format switch
    {
        "json" => new JsonReport(options),
        "jsonl" => new JsonLinesReport(options),
        "sarif" => new SarifReport(options),
        "junit" => new JUnitReport(options),
        "csv" => new CsvReport(options),
        "html" => new HtmlReport(options),
        "markdown" => new MarkdownReport(options),
        "github" => new GitHubReport(options),
        "gitlab-codequality" => new GitLabQualityReport(options),
        "gitlab-secrets" => new GitLabSecretsReport(options),
        "azure" => new AzureReport(options),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>Whether text is coloured there.</summary>
    /// <param name="color">The user's word.</param>
    /// <param name="seen">Where it goes, or null for a file.</param>
    public static bool IsColoured(When color, StandardStream? seen) => color switch
    {
        When.Always => true,
        When.Never => false,
        _ => seen is { IsTerminal: true }
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb",
    };
}
