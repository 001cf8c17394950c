using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>Tells the parts of one venue apart where key and secret look alike: by name, or else by their order in the call.</summary>
internal static class PartOrder
{
    /// <summary>For each value the one reading that its name or place leaves; none where neither tells.</summary>
    public static IEnumerable<Reading> Tell(IEnumerable<Reading> readings) => Disambiguate(readings).Where(IsTold);

    private static IEnumerable<Reading> Disambiguate(IEnumerable<Reading> readings)
    {
        foreach (var call in readings.GroupBy(r => (r.Candidate.Fragment, r.Candidate.Frames[0], Line: LineOf(r.Candidate))))
        {
            var taken = new HashSet<Part>();
            var values = call.GroupBy(r => r.Candidate).OrderBy(v => v.Key.Argument).ThenBy(v => v.Key.Span.Start).ToList();
            foreach (var value in values)
            {
                // Alone in its call, the second argument is the secret.
                var first = values.Count == 1 ? Math.Min(value.Key.Argument, value.Count() - 1) : 0;
                var named = value.Where(r => r.Proof is not null || r.Option.Fit >= NameFit.Weak).OrderByDescending(r => r.Option.Fit).ToList();
                var chosen = named.Count > 0
                    ? named[0]
                    : value.Where(r => r.Option.Fit == NameFit.Positional && !taken.Contains(r.Part))
                        .OrderBy(r => r.Part).Skip(first).FirstOrDefault();
                if (chosen is not null)
                {
                    taken.Add(chosen.Part);
                    yield return chosen;
                }
            }
        }
    }

    // Outside of any call the values of one line belong together, and those of a file that is nothing but values.
    private static int LineOf(CredentialCandidate candidate) =>
        candidate.Frames[0] == 0 && !candidate.Bare ? candidate.Location.StartLine : 0;

    // A value without a telling name is a part only beside another one in the same call.
    private static bool IsTold(Reading reading) => reading.Proof is not null || reading.Option.Fit switch
    {
        NameFit.Strong => reading.Nearness > Nearness.None,
        NameFit.Weak => reading.Nearness > Nearness.None,
        NameFit.Positional => true,
        _ => false,
    };
}
