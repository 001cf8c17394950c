namespace SecretScan.Detection;

/// <summary>
/// A value assigned to a name that means a secret, judged by evidence: see <see cref="EvidenceTable"/>. The plain cases,
/// which are nearly all, go by a look at a few bytes.
/// </summary>
internal static class Assignment
{
    public static Validation Check(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings)
    {
        var value = new AssignedValue(secret, match, surroundings);
        if (value.IsPlain || !value.IsWhole || value.IsCode)
        {
            return Validation.Rejected;
        }

        Span<byte> room = stackalloc byte[AssignmentName.Room];
        var name = AssignmentName.Read(match, surroundings, room);
        if (!match.Overlaps(secret, out var at) || at < name.End || (!name.IsOption && IsGap(match[name.End..at])))
        {
            return Validation.Rejected;
        }

        var evidence = name.Evidence;
        if (evidence == Evidence.None || value.HasOwnRule || Placeholder.IsStandIn(secret))
        {
            return Validation.Rejected;
        }

        evidence |= ValueEvidence.Of(secret, evidence);
        if (EvidenceTable.IsHopeless(evidence))
        {
            return Validation.Rejected;
        }

        evidence |= PlaceEvidence.Of(secret, match, surroundings, name.End);
        return EvidenceTable.IsTooLittle(evidence) ? Validation.Rejected : new Validation(Verdict.Accept) { Evidence = evidence };
    }

    // Behind an option only blanks and a quote may stand before its value; behind any other name that is prose.
    private static bool IsGap(ReadOnlySpan<byte> sign) => !sign.ContainsAnyExcept(" \t\"'`"u8);
}
