namespace SecretScan.Detection;

/// <summary>
/// A password without a name: its place says what it is. It is passed to a command, to a call that takes a user and a
/// password, to a database, or within a URL.
/// </summary>
internal static class PassedPassword
{
    public static Validation Check(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings)
    {
        var value = new AssignedValue(secret, match, surroundings);
        if (value.IsPlain || value.IsCode || !match.Overlaps(secret, out var at))
        {
            return Validation.Rejected;
        }

        return Judge(secret, match, surroundings, at);
    }

    /// <summary>The same for the user information of a URL, whose host has a say: see <see cref="ConnectionUrl"/>.</summary>
    public static Validation CheckUrl(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings)
    {
        var host = ConnectionUrl.Check(secret, match);
        if (host.Verdict is not (Verdict.Accept or Verdict.Weak) || !match.Overlaps(secret, out var at))
        {
            return host;
        }

        var judged = Judge(secret, match, surroundings, at);
        return judged.Verdict == Verdict.Reject ? judged : host with { Evidence = judged.Evidence };
    }

    private static Validation Judge(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings, int at)
    {
        if (Placeholder.IsStandIn(secret))
        {
            return Validation.Rejected;
        }

        var evidence = Evidence.PlaceOfPassword | ValueEvidence.Of(secret, Evidence.PlaceOfPassword);
        if (EvidenceTable.IsHopeless(evidence))
        {
            return Validation.Rejected;
        }

        evidence |= PlaceEvidence.Of(secret, match, surroundings, at);
        return EvidenceTable.IsTooLittle(evidence) ? Validation.Rejected : new Validation(Verdict.Accept) { Evidence = evidence };
    }
}
