using SecretScan.Rules;

namespace SecretScan.History;

/// <summary>One value at one path over all commits: where it was seen first, and what is known of it at its worst.</summary>
internal sealed class Sighting(Finding first, bool isAllowed)
{
    private Finding _worst = first;
    private Finding _first = first;
    private bool _isAllowed = isAllowed;

    /// <summary>The finding that is reported: the worst, at the place where it was first.</summary>
    public Finding Finding => ReferenceEquals(_worst, _first) ? _first : _worst with { Origin = _first.Origin, Location = _first.Location };

    /// <summary>Takes another sighting into account; commits come oldest first.</summary>
    /// <param name="finding">The same value at the same path.</param>
    /// <param name="isAllowed">True when a marker beside it allows it there. One version without the marker is enough to report it.</param>
    public void Add(Finding finding, bool isAllowed)
    {
        if (isAllowed && !_isAllowed)
        {
            return;
        }

        if (_isAllowed && !isAllowed)
        {
            (_first, _worst, _isAllowed) = (finding, finding, false);
        }
        else if (Weight(finding).CompareTo(Weight(_worst)) > 0)
        {
            _worst = finding;
        }
    }

    private static (int Sure, Severity Severity, int Parts, Confidence Confidence) Weight(Finding finding) =>
        (finding.Confidence >= Confidence.Medium ? 1 : 0, finding.Severity, finding.Set?.Parts.Length ?? 0, finding.Confidence);
}
