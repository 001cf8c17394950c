using SecretScan.Credentials;
using SecretScan.Detection;
using SecretScan.Rules;
using SecretScan.Rules.Images;

namespace SecretScan;

/// <summary>Makes findings of the candidates of one folder.</summary>
internal sealed class Resolver(IReadOnlyList<RuleImage> images, RuleChoice? choice = null)
{
    /// <summary>The findings in <paramref name="scans"/>; <paramref name="siblings"/> are evidence and are not reported.</summary>
    public IReadOnlyList<Finding> Resolve(IReadOnlyList<FragmentScan> scans, IReadOnlyList<FragmentScan> siblings)
    {
        var reported = scans.Select(s => s.Origin).ToHashSet(ReferenceEqualityComparer.Instance);
        var findings = new List<Finding>();
        var claimed = new HashSet<(Origin Origin, Location Location)>();
        List<FragmentScan> folder = [.. scans, .. siblings];
        foreach (var image in images)
        {
            var venues = image.Venues;
            var own = folder.Exists(s => s.Credentials.Exists(c => c.Options.Any(o => venues.Contains(o.Venue))));
            foreach (var set in own ? new CredentialBinder(folder, venues).Bind() : [])
            {
                foreach (var finding in venues.Contains(set.Venue) ? SetFindings.Of(set, image) : [])
                {
                    if (reported.Contains(finding.Origin) && claimed.Add((finding.Origin, finding.Location)))
                    {
                        findings.Add(finding);
                    }
                }
            }
        }

        var taken = claimed.ToLookup(c => c.Origin, c => c.Location, ReferenceEqualityComparer.Instance);
        var keys = new KeyMatches(folder);
        foreach (var scan in scans)
        {
            findings.AddRange(keys.Told(scan)
                .Where(t => FileNames.Fit(t.Rule.Files, scan.Origin.Member ?? scan.Origin.Path) && !taken[scan.Origin].Any(c => Overlaps(c, t.Location)))
                .Select(t => t.Evidence == Evidence.None ? Placed(t, scan.Origin) : Judged(t, scan.Origin))
                .OfType<Finding>());
        }

        return choice?.Apply(findings) ?? findings;
    }

    private static Finding Of(TokenCandidate token, Origin origin) => new()
    {
        Rule = token.Rule,
        Severity = token.Severity,
        Confidence = token.Confidence,
        Secret = token.Secret,
        Origin = origin,
        Location = token.Location,
        Fingerprint = token.Rule.Part == Part.Password || token.Secret.Length < 16
            ? Fingerprints.Tag(token.Secret.RevealBytes(), token.Rule.Id, token.Slot)
            : Fingerprints.Strong(token.Secret.RevealBytes()),
        Slot = token.Slot,
        Proof = token.Proof,
        DecodedFrom = token.DecodedFrom,
    };

    // What its place makes a password is one less surely in a test.
    private static Finding Placed(TokenCandidate token, Origin origin) =>
        PlacedPassword.Against(token, origin.Path) is var evidence && evidence == Evidence.None
            ? Of(token, origin)
            : Of(token, origin) with { Confidence = Confidence.Low, Evidence = EvidenceTable.Tell(evidence) };

    // A value that only evidence makes a secret: here its path has its say.
    private static Finding? Judged(TokenCandidate token, Origin origin)
    {
        var evidence = token.Evidence | PathEvidence.Of(origin.Path);
        return EvidenceTable.ConfidenceOf(evidence) is { } confidence
            ? Of(token, origin) with { Confidence = confidence, Evidence = EvidenceTable.Tell(evidence) }
            : null;
    }

    private static bool Overlaps(Location a, Location b) =>
        (a.StartLine, a.StartColumn).CompareTo((b.EndLine, b.EndColumn)) < 0
        && (b.StartLine, b.StartColumn).CompareTo((a.EndLine, a.EndColumn)) < 0;
}
