using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>A part and the venue whose it is.</summary>
/// <remarks>A class: generic code of the framework over a struct of ours is left to the JIT, and a hook pays for that.</remarks>
internal sealed class VenueOfPart(Venue venue, VenuePart part)
{
    public Venue Venue { get; } = venue;

    public VenuePart Part { get; } = part;

    public void Deconstruct(out Venue venue, out VenuePart part) => (venue, part) = (Venue, Part);
}
