using System.Text;
using SecretScan.Rules;
using SecretScan.Rules.Images;

namespace SecretScan.Reporting;

/// <summary>The venues that the rules know, as a Markdown table that reads well in a terminal too.</summary>
public static class VenueTable
{
    /// <summary>One line a venue, ordered by id: its name, what makes a usable credential, how sure a lone part is, what can be proved offline, its rules.</summary>
    public static string Of(IEnumerable<RuleImage> images)
    {
        var rows = images.SelectMany(image => image.Venues.Select(venue => Row(image, venue)))
            .OrderBy(row => row[0], StringComparer.OrdinalIgnoreCase).ToList();
        rows.InsertRange(0, [["Venue", "Complete with", "Confidence", "Proved by", "Rules"], ["---", "---", "---", "---", "---"]]);
        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(row => row[i].Length)).ToList();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            // The last column is as wide as it is: padding would only make every change a change of all lines.
            var cells = row.Select((cell, i) => i == row.Length - 1 ? cell : cell.PadRight(widths[i]));
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Proofs(Venue venue)
    {
        if (!venue.Signatures.IsEmpty)
        {
            yield return "signed request";
        }

        if (venue.Pair != KeyEquation.None)
        {
            yield return "key pair";
        }

        if (venue.Parts.Any(part => part.Validator == Validator.ObjectId))
        {
            yield return "time in the key";
        }
    }

    private static string[] Row(RuleImage image, Venue venue)
    {
        var rules = venue.Parts.Select(part => image.Rule(part.Rule)).ToList();
        var sets = venue.Sets.Select(set => string.Join(" + ", set.Select(part => Term.Of(part).Replace('-', ' '))));
        var confidence = rules.Select(rule => rule.Confidence).DefaultIfEmpty(Confidence.High).Min();
        return
        [
            Printable.Of(venue.Closed ? $"{venue.Name} (closed)" : venue.Name),
            string.Join(", or ", sets),
            Term.Of(confidence),
            string.Join(", ", Proofs(venue)),
            string.Join(" ", rules.Select(rule => $"`{rule.Id}`")),
        ];
    }
}
