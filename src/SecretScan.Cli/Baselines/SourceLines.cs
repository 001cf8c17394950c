using System.Text;
using SecretScan.Reporting;

namespace SecretScan.Cli.Baselines;

/// <summary>The lines around a finding, fit to be shown: its value masked by its place, every other by its content.</summary>
/// <param name="safe">Knows every value of the scan.</param>
internal sealed class SourceLines(SafeText safe)
{
    private const int Around = 2;

    // Of a line on each side of the value.
    private const int Widest = 100;

    /// <summary>The lines with their numbers; a note instead where the text is none that could be shown.</summary>
    /// <param name="content">The file, or null when it cannot be had.</param>
    /// <param name="finding">What was found in it.</param>
    public IReadOnlyList<string> Of(byte[]? content, Finding finding)
    {
        if (content is null || finding.Origin.Member is not null || content.AsSpan(0, Math.Min(content.Length, 8000)).Contains((byte)0))
        {
            return ["(not a text whose lines could be shown)"];
        }

        var (start, end) = (finding.Location.StartLine, finding.Location.EndLine);
        var lines = Encoding.UTF8.GetString(content).Split('\n');
        List<string> shown = [];
        for (var number = Math.Max(1, start - Around); number <= Math.Min(lines.Length, end + Around); number++)
        {
            // The lines of a key say no more than that there is one.
            if (number <= start || number >= end)
            {
                shown.Add($"{(number >= start && number <= end ? '>' : ' ')} {number,5}  {Line(lines[number - 1].TrimEnd('\r'), number, finding)}");
            }
        }

        return shown;
    }

    private string Line(string line, int number, Finding finding)
    {
        var place = finding.Location;
        if (number < place.StartLine || number > place.EndLine)
        {
            return safe.Show(line, 2 * Widest);
        }

        // Columns count a byte that is no UTF-8 as one, and so many may be one character here.
        var from = number == place.StartLine ? place.StartColumn - 1 : 0;
        var to = number == place.EndLine ? place.EndColumn - 1 : line.Length;
        return line.Contains('\uFFFD') || from > to || to > line.Length
            ? finding.Secret.Mask
            : End(safe.Show(line[..from])) + finding.Secret.Mask + safe.Show(line[to..], Widest);
    }

    private static string End(string text) => text.Length <= Widest ? text : "..." + text[^Widest..];
}
