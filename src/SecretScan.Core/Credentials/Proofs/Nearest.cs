namespace SecretScan.Credentials;

/// <summary>The few values nearest to a place, each once, the nearest first.</summary>
internal sealed class Nearest<T>(int limit)
    where T : class, IEquatable<T>
{
    private readonly List<(int Distance, T Value)> _values = [];

    /// <summary>The values.</summary>
    public IReadOnlyList<T> Values => _values.ConvertAll(v => v.Value);

    /// <summary>Takes a value in, unless nearer ones fill the list.</summary>
    public void Add(int distance, T value)
    {
        var at = _values.FindIndex(v => v.Distance > distance);
        var same = _values.FindIndex(v => v.Value.Equals(value));
        if (same >= 0)
        {
            if (at < 0 || same < at)
            {
                return;
            }

            _values.RemoveAt(same);
        }

        _values.Insert(at < 0 ? _values.Count : at, (distance, value));
        if (_values.Count > limit)
        {
            _values.RemoveAt(limit);
        }
    }
}
