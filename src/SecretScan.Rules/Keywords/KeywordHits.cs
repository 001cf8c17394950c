namespace SecretScan.Rules.Keywords;

/// <summary>
/// The keywords found by one scan, ordered by position and then by keyword. An instance is filled again by each scan and
/// keeps its memory; it allocates when a text has more hits than any before, hence nothing where there are none.
/// </summary>
public sealed class KeywordHits
{
    private readonly HitLane[] _lanes = [new(), new(), new(), new()];

    /// <summary>How many there are.</summary>
    public int Count => _lanes[0].Count;

    /// <summary>One of them.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public KeywordHit this[int index]
    {
        get
        {
            var hit = _lanes[0][index];
            return new((int)(hit >> 16), (ushort)hit);
        }
    }

    /// <summary>The index of the first that begins at or behind a position; <see cref="Count"/> when none does.</summary>
    public int FirstAt(int position)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = this[middle].Position < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    internal HitLane Lane(int stream) => _lanes[stream];

    internal void Clear()
    {
        foreach (var lane in _lanes)
        {
            lane.Clear();
        }
    }

    // A stream's hits start in its own slice of the text, so the lanes follow one another.
    internal void Order()
    {
        for (var stream = 1; stream < _lanes.Length; stream++)
        {
            _lanes[0].Append(_lanes[stream]);
        }

        _lanes[0].Sort();
    }
}
