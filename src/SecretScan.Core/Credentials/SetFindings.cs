using System.Collections.Immutable;
using System.Globalization;
using SecretScan.Rules;
using SecretScan.Rules.Images;

namespace SecretScan.Credentials;

/// <summary>Turns bound values into findings: severity, confidence, what speaks for them, what was proved.</summary>
internal static class SetFindings
{
    /// <summary>The findings of one set, in the order of the parts.</summary>
    public static IEnumerable<Finding> Of(BoundSet bound, RuleImage image)
    {
        var missing = bound.Missing();
        var telling = bound.Readings.Where(r => !r.Option.Part.Weak).ToList();
        var isExample = telling.TrueForAll(r => image.IsKnownExample(r.Candidate.Secret.RevealBytes()));
        var isEncrypted = telling.Exists(r => r.Candidate.Encrypted);
        var isTestnet = bound.Readings.Exists(r => r.Candidate.Testnet);
        var movesFunds = bound.Readings.Exists(r => r.Candidate.MovesFunds);
        var severity = isExample || isEncrypted || bound.Venue.Closed ? Severity.Info
            : isTestnet ? Severity.Low
            : missing.Count == 0 || (movesFunds && bound.HasSecret) ? Severity.Critical
            : movesFunds || bound.HasSecret ? Severity.High : Severity.Medium;
        var readings = bound.Readings.OrderBy(r => r.Part).ToList();
        var set = new CredentialSet
        {
            Id = Fingerprints.Strong([.. readings.SelectMany(r => r.Candidate.Secret.RevealBytes().ToArray())]).Text,
            Provider = bound.Venue.Provider,
            ProviderName = bound.Venue.Name,
            Parts = [.. readings.Select(r => r.Part)],
            Missing = [.. missing],
            Severity = severity,
            Testnet = isTestnet,
            Created = Created(readings),
            CompletedIn = missing.Count == 0 ? CompletedIn(readings) : null,
        };
        var anchor = readings.Find(r => r.IsSecret) ?? readings.Find(r => !r.Option.Part.Weak);
        foreach (var reading in readings)
        {
            var rule = image.Rule(reading.Option.Part.Rule);
            var candidate = reading.Candidate;
            yield return new Finding
            {
                Rule = rule,
                Severity = set.Complete || severity < rule.Severity ? severity : movesFunds ? Raised(rule.Severity) : rule.Severity,
                Confidence = Confidence(bound, reading, rule.Confidence),
                Secret = candidate.Secret,
                Origin = candidate.Fragment.Origin,
                Location = candidate.Location,
                Fingerprint = reading.Option.Part.Weak && anchor is not null
                    ? Fingerprints.Bound(candidate.Secret.RevealBytes(), anchor.Candidate.Secret.RevealBytes())
                    : Fingerprints.Strong(candidate.Secret.RevealBytes()),
                Slot = candidate.Slot,
                Set = set,
                Proof = Proof(reading, set),
                DecodedFrom = candidate.DecodedFrom,
                Evidence = Evidence(bound, reading, set, isExample, isEncrypted),
            };
        }
    }

    private static string? Proof(Reading reading, CredentialSet set)
    {
        var created = reading.Part == Part.Key && set.Created is { } time
            ? $"key created {time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : reading.Candidate.Proof;
        return created is null || reading.Proof is null ? created ?? reading.Proof?.Text : $"{created}; {reading.Proof.Text}";
    }

    private static Severity Raised(Severity severity) => severity is Severity.Medium or Severity.High ? severity + 1 : severity;

    private static Confidence Confidence(BoundSet bound, Reading reading, Confidence ofShape)
    {
        if (reading.Proof is not null)
        {
            return Rules.Confidence.High;
        }

        if (bound.IsByPair)
        {
            return Rules.Confidence.Medium;
        }

        var isPair = bound.HasSecret && bound.Has(Part.Key);
        var isNear = reading.Nearness >= (isPair ? Nearness.File : Nearness.Lines);
        return isNear && (isPair || ofShape == Rules.Confidence.High) ? Rules.Confidence.High : Rules.Confidence.Medium;
    }

    private static ImmutableArray<string> Evidence(BoundSet bound, Reading reading, CredentialSet set, bool isExample, bool isEncrypted)
    {
        var evidence = ImmutableArray.CreateBuilder<string>();
        var venue = bound.Venue.Name;
        evidence.Add(bound.IsByPair
            ? $"the shapes of a {venue} key and secret side by side"
            : reading.Nearness switch
            {
                Nearness.Name => $"its name says {venue}",
                Nearness.Frame => $"{venue} is named in the same call or object",
                Nearness.Section => $"{venue} is named in the same section",
                Nearness.Lines => $"{venue} is named a few lines away",
                Nearness.File => $"{venue} is named in the file",
                Nearness.Path => $"{venue} is named in the path",
                Nearness.Sibling => $"{venue} is named in a file beside it",
                _ when reading.Proof is not null => $"no other secret signs this {venue} request",
                _ => $"it stands beside a {venue} credential",
            });
        if (bound.Readings.Exists(r => r.Candidate.Fragment != reading.Candidate.Fragment))
        {
            evidence.Add("the parts stand in different files of one folder");
        }

        if (bound.Readings.Exists(r => r.Candidate.MovesFunds))
        {
            evidence.Add("withdrawals or transfers stand nearby");
        }

        if (set.Testnet)
        {
            evidence.Add("bound to a test network");
        }

        if (isEncrypted)
        {
            evidence.Add("the private key is encrypted");
        }

        if (bound.Venue.Closed)
        {
            evidence.Add($"{venue} is closed");
        }

        if (isExample)
        {
            evidence.Add("printed in public documentation");
        }

        return evidence.ToImmutable();
    }

    // The part that came last completed the set, in whichever commit the others stood before.
    private static Commit? CompletedIn(List<Reading> readings)
    {
        var commits = readings.Select(r => r.Candidate.Fragment.Origin.Commit).ToList();
        return commits.Contains(null) ? null : commits.MaxBy(commit => commit!.Date);
    }

    // The first four bytes of a MongoDB ObjectId are its creation time in seconds since 1970.
    private static DateTimeOffset? Created(List<Reading> readings)
    {
        var key = readings.Find(r => r.Option.Part.Validator == Validator.ObjectId);
        if (key is null)
        {
            return null;
        }

        return uint.TryParse(key.Candidate.Secret.RevealBytes()[..8], NumberStyles.AllowHexSpecifier, null, out var time)
            ? DateTimeOffset.FromUnixTimeSeconds(time)
            : null;
    }
}
