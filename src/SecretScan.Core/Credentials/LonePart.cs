using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>Says when one part is worth a finding although no other part stands beside it.</summary>
internal static class LonePart
{
    /// <summary>True when its name and the place where its venue is named leave little doubt.</summary>
    public static bool IsEnough(Reading reading) => reading.Nearness >= reading.Option.Part.Needs && reading.Option.Fit switch
    {
        NameFit.Strong => reading.Nearness >= (reading.IsSecret ? Nearness.Sibling : Nearness.Path) && IsOfVenue(reading),
        NameFit.Weak => reading.Nearness >= Nearness.Section && Name.SaysOnlyWhose(reading.Option.Stem, reading.Option.Venue.NameWords),
        NameFit.Positional => reading.Option.Called && reading.Candidate.Constructs,
        _ => false,
    };

    // Among the lines around a venue's name stand other secrets too: JWT_SECRET is none of the venue's.
    private static bool IsOfVenue(Reading reading) =>
        reading.Part == Part.PrivateKey || reading.Option.Part.Needs == Nearness.None || reading.Nearness >= Nearness.Frame
        || Name.SaysOnlyWhose(reading.Option.Stem, reading.Option.Venue.NameWords);
}
