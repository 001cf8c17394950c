namespace SecretScan.Rules.Keywords;

/// <summary>The hits of one stream, as they come: position and keyword in one number, so that they sort as they are.</summary>
internal sealed class HitLane
{
    private ulong[] _hits = [];

    public int Count { get; private set; }

    public ReadOnlySpan<ulong> Hits => _hits.AsSpan(0, Count);

    public void Add(int position, ushort keyword)
    {
        if (Count == _hits.Length)
        {
            Array.Resize(ref _hits, Math.Max(64, Count * 2));
        }

        _hits[Count++] = ((ulong)position << 16) | keyword;
    }

    public void Append(HitLane other)
    {
        if (Count + other.Count > _hits.Length)
        {
            Array.Resize(ref _hits, Math.Max(_hits.Length * 2, Count + other.Count));
        }

        other.Hits.CopyTo(_hits.AsSpan(Count));
        Count += other.Count;
    }

    public void Clear() => Count = 0;

    // Hits come in the order in which keywords end; only overlapping ones are out of place, and never far.
    public void Sort()
    {
        var hits = _hits.AsSpan(0, Count);
        for (var i = 1; i < hits.Length; i++)
        {
            var hit = hits[i];
            var place = i;
            for (; place > 0 && hits[place - 1] > hit; place--)
            {
                hits[place] = hits[place - 1];
            }

            hits[place] = hit;
        }
    }
}
