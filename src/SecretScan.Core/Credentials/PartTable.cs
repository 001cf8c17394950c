using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>The parts of all venues, ordered by what a value must be to be one of them.</summary>
internal sealed class PartTable
{
    private readonly (Venue, VenuePart)[][] _byLength;

    public PartTable(IReadOnlyList<Venue> venues)
    {
        var parts = venues.SelectMany(venue => venue.Parts.Select(part => (venue, part))).ToList();
        var shaped = parts.Where(p => !p.part.Weak && p.part.Shape >= 0).ToList();
        var longest = shaped.Count == 0 ? -1 : shaped.Max(p => p.part.MaxLength);
        _byLength = [.. Enumerable.Range(0, longest + 1)
            .Select(length => shaped.Where(p => p.part.MinLength <= length && length <= p.part.MaxLength).ToArray())];
        Weak = [.. parts.Where(p => p.part.Weak)];
        PrivateKeys = [.. parts.Where(p => p.part.Shape < 0)];
    }

    /// <summary>The parts that only their name or place tells.</summary>
    public IReadOnlyList<(Venue Venue, VenuePart Part)> Weak { get; }

    /// <summary>The parts that are private keys in PEM form.</summary>
    public IReadOnlyList<(Venue Venue, VenuePart Part)> PrivateKeys { get; }

    /// <summary>The parts whose shape has values of <paramref name="length"/> bytes.</summary>
    public IReadOnlyList<(Venue Venue, VenuePart Part)> OfLength(int length) =>
        length < _byLength.Length ? _byLength[length] : [];
}
