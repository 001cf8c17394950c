using System.Buffers;

namespace SecretScan.Detection;

/// <summary>
/// A value assigned to a name that means a secret, judged by evidence: see <see cref="EvidenceTable"/>. The plain cases,
/// which are nearly all, go by a look at a few bytes.
/// </summary>
internal static class Assignment
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\"'`)"u8);

    public static Validation Check(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings)
    {
        var value = new AssignedValue(secret, match, surroundings);
        if (value.IsPlain || !value.IsWhole || value.IsCode)
        {
            return Validation.Rejected;
        }

        Span<byte> room = stackalloc byte[AssignmentName.Room];
        var name = AssignmentName.Read(match, surroundings, room);
        if (!match.Overlaps(secret, out var at) || at < name.End || IsNoSign(match[name.End..at], name, value) || value.IsScheme(match[..name.End]) || match[name.End..at].IndexOf("asic "u8) >= 0)
        {
            return Validation.Rejected;
        }

        var evidence = name.Evidence;
        if (evidence == Evidence.None || value.HasOwnRule || Placeholder.IsStandIn(secret))
        {
            return Validation.Rejected;
        }

        evidence &= secret.Contains((byte)' ') ? evidence : ~Evidence.PassphraseName;
        evidence |= ValueEvidence.Of(secret, evidence);
        if (EvidenceTable.IsHopeless(evidence))
        {
            return Validation.Rejected;
        }

        evidence |= PlaceEvidence.Of(secret, match, surroundings, name.End, (evidence & Evidence.WeakName) != 0);
        return EvidenceTable.IsTooLittle(evidence) ? Validation.Rejected : new Validation(Verdict.Accept) { Evidence = evidence };
    }

    // Behind an option, or a name that begins a line which the value ends, only blanks and a quote may stand before it;
    // behind any other name that is prose. A name that is a value itself has no other behind its comma: mysql.pass="password",mysql.host="...".
    private static bool IsNoSign(ReadOnlySpan<byte> sign, in AssignmentName name, in AssignedValue value) =>
        name.IsOption ? false : (!sign.ContainsAnyExcept(Blanks) && !(name.BeginsLine && value.EndsLine) && !sign.EndsWith(" `"u8)) || (name.IsValue && sign.TrimStart("\"'\\"u8).StartsWith(","u8));
}
