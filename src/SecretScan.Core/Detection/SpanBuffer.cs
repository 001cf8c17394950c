using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>A list of spans that keeps its memory.</summary>
/// <remarks>No <see cref="List{T}"/>: over a value type of ours the JIT would compile it at every start of a hook.</remarks>
internal sealed class SpanBuffer
{
    private Span[] _spans = new Span[64];

    public int Count { get; private set; }

    public Span this[int index] => index < Count ? _spans[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public void Add(Span span)
    {
        if (Count == _spans.Length)
        {
            var larger = new Span[Count * 2];
            Array.Copy(_spans, larger, Count);
            _spans = larger;
        }

        _spans[Count++] = span;
    }

    /// <summary>Forgets those that do not start within <paramref name="part"/>.</summary>
    public void KeepWithin(Span part)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (part.Contains(_spans[i].Start))
            {
                _spans[kept++] = _spans[i];
            }
        }

        Count = kept;
    }

    public void Clear() => Count = 0;
}
