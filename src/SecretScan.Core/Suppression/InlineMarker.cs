using System.Collections.Immutable;

namespace SecretScan.Suppression;

/// <summary>
/// <c>secretscan:allow(rule-id) reason</c>, or <c>secretscan:allow(rule-id) until 2027-01-31 reason</c>, beside a finding that is none.
/// </summary>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in UTF-16 code units.</param>
/// <param name="RuleIds">The rules it names, possibly none or unknown ones.</param>
/// <param name="Reason">What stands behind it, or null. Hostile input.</param>
public sealed record InlineMarker(int Line, int Column, ImmutableArray<string> RuleIds, string? Reason)
{
    /// <summary>Columns that a marker reaches: enough for a line that a person wrote, not for a minified file.</summary>
    public const int Reach = 300;

    /// <summary>The last day on which it holds, or null; the first of all days where what was meant as one is none.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>True when it has no effect any more on <paramref name="today"/>.</summary>
    public bool IsExpired(DateOnly today) => Expires < today;

    /// <summary>True when it stands on a line of <paramref name="place"/> and near enough.</summary>
    public bool IsOn(Location place) =>
        (Line == place.StartLine || Line == place.EndLine)
        && Columns(place) <= Reach;

    /// <summary>True when it stands on the line above <paramref name="place"/> and near enough.</summary>
    public bool IsAbove(Location place) =>
        Line == place.StartLine - 1
        && Math.Abs(place.StartColumn - Column) <= Reach;

    private int Columns(Location place)
    {
        var start = Line == place.StartLine ? Math.Abs(Column - place.StartColumn) : int.MaxValue;
        var end = Line == place.EndLine ? Math.Abs(Column - place.EndColumn) : int.MaxValue;
        return Math.Min(start, end);
    }
}
