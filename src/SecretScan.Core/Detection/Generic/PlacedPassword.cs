using SecretScan.Rules;

namespace SecretScan.Detection;

/// <summary>
/// What a path says of a password that only its place tells: what people made up for a test, a sample, documentation or the
/// throw-away database of a build opens nothing, however plainly it is a password there.
/// </summary>
internal static class PlacedPassword
{
    // A value that was drawn may be a leak wherever it stands; not at a local host, and not asdfqwer1234.
    private const Evidence AnyDrawn = Evidence.Drawn | Evidence.SurelyDrawn;

    private const Evidence Telling = Evidence.TestPath | Evidence.ExamplePath | Evidence.DocumentationPath;

    /// <summary>The evidence against <paramref name="token"/> in a file of that path, when it leaves nothing of the generic rules' confidence; else none.</summary>
    public static Evidence Against(TokenCandidate token, string? path)
    {
        if (!token.IsPlaced || path is null)
        {
            return Evidence.None;
        }

        var isWeak = token.Severity <= Severity.Low;
        var place = PathEvidence.Of(path) & Telling;
        if (isWeak && PathEvidence.IsBuild(path))
        {
            place |= Evidence.TestPath;
        }

        if (place == Evidence.None)
        {
            return Evidence.None;
        }

        var evidence = place | Evidence.PlaceOfPassword | ValueEvidence.Of(token.Secret.RevealBytes(), Evidence.PlaceOfPassword);
        var counts = isWeak || (evidence & AnyDrawn) == 0;
        return counts && EvidenceTable.ConfidenceOf(evidence) is null ? evidence : Evidence.None;
    }
}
