namespace SecretScan.Credentials;

/// <summary>
/// The few values that another one may belong with, however many the folder holds: those nearest to it in its text,
/// in the calls and objects around it, and among those whose names leave the same rest. Beyond them only a proof binds.
/// </summary>
/// <remarks>
/// A text that somebody fills with keys must not cost the square of their number. People write the parts of a
/// credential next to each other or give them one name.
/// </remarks>
internal sealed class Neighbours
{
    private const int MostEachWay = 8;
    private const int MostFrames = 4;
    private const int MostPartners = 16;

    private readonly IReadOnlyList<Reading> _readings;
    private readonly Dictionary<Circle, List<int>> _circles = [];
    private readonly ILookup<CredentialCandidate, int> _byCandidate;

    public Neighbours(IReadOnlyList<Reading> readings)
    {
        _readings = readings;
        _byCandidate = Enumerable.Range(0, readings.Count).ToLookup(i => readings[i].Candidate);
        foreach (var i in Enumerable.Range(0, readings.Count).OrderBy(i => readings[i].Candidate.Span.Start))
        {
            foreach (var circle in CirclesOf(readings[i]))
            {
                if (!_circles.TryGetValue(circle, out var members))
                {
                    _circles[circle] = members = [];
                }

                members.Add(i);
            }
        }
    }

    /// <summary>The highest number of neighbours of one value.</summary>
    public static int Most => (2 * MostEachWay * (2 + MostFrames)) + MostPartners;

    /// <summary>The neighbours of all of <paramref name="parts"/>, each once, in the order of the whole list.</summary>
    public IEnumerable<Reading> Of(IEnumerable<Reading> parts)
    {
        var near = new SortedSet<int>();
        foreach (var part in parts)
        {
            foreach (var circle in CirclesOf(part))
            {
                near.UnionWith(Nearest(circle, part.Candidate.Span.Start));
            }

            near.UnionWith((part.Proof?.Partners ?? []).SelectMany(p => _byCandidate[p]).Take(MostPartners));
        }

        return near.Select(i => _readings[i]);
    }

    private List<int> Nearest(Circle circle, int position)
    {
        if (!_circles.TryGetValue(circle, out var members))
        {
            return [];
        }

        var (low, high) = (0, members.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _readings[members[middle]].Candidate.Span.Start < position ? (middle + 1, high) : (low, middle);
        }

        var first = Math.Max(0, low - MostEachWay);
        return members.GetRange(first, Math.Min(members.Count, low + MostEachWay) - first);
    }

    private static IEnumerable<Circle> CirclesOf(Reading reading)
    {
        var text = reading.Candidate.Fragment;
        yield return new Circle(text, 0, "");
        foreach (var frame in reading.Candidate.Frames.Where(f => f > 0).Take(MostFrames))
        {
            yield return new Circle(text, frame, "");
        }

        if (reading.Option.Stem.Length > 0)
        {
            yield return new Circle(text, 0, reading.Option.Stem);
        }
    }

    // The whole text, one frame of it, or the names in it with one stem.
    private readonly record struct Circle(FragmentScan Text, int Frame, string Stem);
}
