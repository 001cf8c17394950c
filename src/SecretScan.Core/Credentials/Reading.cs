using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>A candidate read as one part of one venue, path and neighbours taken into account.</summary>
/// <param name="Candidate">The value.</param>
/// <param name="Option">What it is read as.</param>
/// <param name="Nearness">How close the venue is named, the path and the other files of the folder included.</param>
internal sealed record Reading(CredentialCandidate Candidate, VenueOption Option, Nearness Nearness)
{
    /// <summary>The affinity of two values that were proved to be of one credential.</summary>
    public const int Proved = 1_000;

    /// <summary>What was computed of the value, or null.</summary>
    public Proof? Proof { get; init; }

    public Part Part => Option.Part.Part;

    public bool IsSecret => Part is Part.Secret or Part.PrivateKey;

    /// <summary>
    /// How much speaks for two values being of one credential: the same call or object, the same rest of their names,
    /// few lines between them. 0 and less: nothing does.
    /// </summary>
    public int Affinity(Reading other) => Likeness(other) + (IsProvedWith(other) ? Proved : 0);

    /// <summary>True when the two were proved to be of one credential.</summary>
    public bool IsProvedWith(Reading other) => Proof?.Partners.Contains(other.Candidate) == true;

    private int Likeness(Reading other)
    {
        var (a, b) = (Candidate, other.Candidate);
        var hasStems = Option.Stem.Length > 0 && other.Option.Stem.Length > 0;
        var sameStem = Option.Stem == other.Option.Stem;
        if (a.Fragment != b.Fragment)
        {
            return hasStems && sameStem ? 20 : 5;
        }

        var score = hasStems ? (sameStem ? 50 : -40) : (sameStem ? 10 : -5);
        score += FrameAffinity(a, b);
        var lines = Math.Abs(a.Location.StartLine - b.Location.StartLine);
        score += Math.Max(0, 40 - lines);

        // People write the key first.
        var isInOrder = (Part == Part.Key) == (a.Span.Start < b.Span.Start);
        return isInOrder ? score : score - 2;
    }

    private static int FrameAffinity(CredentialCandidate a, CredentialCandidate b)
    {
        for (var i = 0; i < a.Frames.Length; i++)
        {
            var j = Array.IndexOf(b.Frames, a.Frames[i]);
            if (j >= 0)
            {
                return a.Frames[i] == 0 ? 0 : Math.Max(20, 100 - (15 * (i + j)));
            }
        }

        return 0;
    }
}
