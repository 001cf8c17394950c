using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>One reading of a value: this part of this venue.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="Part">The part.</param>
/// <param name="Nearness">How close the venue is named, within the text.</param>
/// <param name="Level">How many scopes further out it is named.</param>
/// <param name="Distance">Bytes to the nearest word of the venue.</param>
/// <param name="Called">True when it has no name and the call it is passed to names the venue.</param>
/// <param name="Fit">What the name says.</param>
/// <param name="FitLength">How many characters of the name say so: futures_api_key says more than api_key.</param>
/// <param name="Stem">What is left of the name without the part: tells accounts apart.</param>
internal readonly record struct VenueOption(
    Venue Venue, VenuePart Part, Nearness Nearness, int Level, int Distance, bool Called, NameFit Fit, int FitLength, string Stem);
