namespace SecretScan.Rules.Keywords;

/// <summary>The hits of one stream, as they come: position and keyword in one number, so that they sort as they are.</summary>
internal sealed class HitLane
{
    private ulong[] _hits = [];

    public int Count { get; private set; }

    public ulong this[int index] => _hits[index];

    public void Add(int position, ushort keyword)
    {
        if (Count == _hits.Length)
        {
            Grow(Math.Max(64, Count * 2));
        }

        _hits[Count++] = ((ulong)position << 16) | keyword;
    }

    public void Append(HitLane other)
    {
        if (Count + other.Count > _hits.Length)
        {
            Grow(Math.Max(_hits.Length * 2, Count + other.Count));
        }

        Array.Copy(other._hits, 0, _hits, Count, other.Count);
        Count += other.Count;
    }

    public void Clear() => Count = 0;

    // Array.Resize over this type is left to the JIT.
    private void Grow(int length)
    {
        var larger = new ulong[length];
        Array.Copy(_hits, larger, Count);
        _hits = larger;
    }

    // Hits come in the order in which keywords end; only overlapping ones are out of place, and never far.
    public void Sort()
    {
        var hits = _hits;
        for (var i = 1; i < Count; i++)
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
