using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>The parts of all venues, ordered by what a value must be to be one of them.</summary>
internal sealed class PartTable
{
    private readonly VenueOfPart[]?[] _byLength;

    public PartTable(IReadOnlyList<Venue> venues)
    {
        var (weak, privateKeys, shaped, longest) = (new List<VenueOfPart>(), new List<VenueOfPart>(), new List<VenueOfPart>(), -1);
        foreach (var venue in venues)
        {
            foreach (var part in venue.Parts)
            {
                (part.Weak ? weak : part.Shape < 0 ? privateKeys : shaped).Add(new VenueOfPart(venue, part));
                longest = Math.Max(longest, part.Weak || part.Shape < 0 ? -1 : part.MaxLength);
            }
        }

        (Weak, PrivateKeys) = (weak, privateKeys);
        _byLength = new VenueOfPart[longest + 1][];
        foreach (var one in shaped)
        {
            for (var length = one.Part.MinLength; length <= one.Part.MaxLength; length++)
            {
                _byLength[length] = [.. _byLength[length] ?? [], one];
            }
        }
    }

    /// <summary>The parts that only their name or place tells.</summary>
    public IReadOnlyList<VenueOfPart> Weak { get; }

    /// <summary>The parts that are private keys in PEM form.</summary>
    public IReadOnlyList<VenueOfPart> PrivateKeys { get; }

    /// <summary>The parts whose shape has values of <paramref name="length"/> bytes.</summary>
    public ReadOnlySpan<VenueOfPart> OfLength(int length) => length < _byLength.Length ? _byLength[length] : [];
}
