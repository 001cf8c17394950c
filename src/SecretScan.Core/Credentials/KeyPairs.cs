using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>Pairs the secrets of one venue with its keys.</summary>
internal static class KeyPairs
{
    // A pair needs more than a place in the same file; the only secret and the only key of a folder need less.
    private const int Enough = 20;
    private const int EnoughForTheOnly = -20;

    /// <summary>The pairs that may be one credential, the likeliest first. A value stands in several of them.</summary>
    public static IReadOnlyList<(Reading Secret, Reading Key)> Of(IReadOnlyList<Reading> readings)
    {
        var keys = readings.Where(r => r.Part == Part.Key).ToList();
        var secrets = readings.Where(r => r.IsSecret).ToList();
        var enough = keys.Count == 1 && secrets.Count == 1 ? EnoughForTheOnly : Enough;
        var pairs =
            from pair in ToJudge(secrets, keys)
            let secret = pair.Secret.Candidate
            let key = pair.Key.Candidate
            where secret != key && !secret.Secret.Equals(key.Secret)
            let affinity = pair.Secret.Affinity(pair.Key)
            where affinity > enough && IsNamedOrBeside(pair.Secret, pair.Key) && !IsRefuted(pair.Secret, pair.Key)
            orderby affinity descending, Math.Abs(secret.Span.Start - key.Span.Start)
            select pair;
        return [.. pairs];
    }

    /// <summary>
    /// The pairs that are looked at: at most <see cref="Neighbours.Most"/> for each secret. In a text with more keys
    /// around a secret than that, a key far from it and without its name or call may stay unbound.
    /// </summary>
    public static IEnumerable<(Reading Secret, Reading Key)> ToJudge(IReadOnlyList<Reading> secrets, IReadOnlyList<Reading> keys)
    {
        if (secrets.Count == 1 && keys.Count == 1)
        {
            return [(secrets[0], keys[0])];
        }

        var neighbours = new Neighbours(keys);
        return secrets.SelectMany(secret => neighbours.Of([secret]).Select(key => (secret, key)));
    }

    // Two halves of 32 bytes each whose equation does not hold are two public keys, or of two accounts.
    private static bool IsRefuted(Reading secret, Reading key) =>
        secret.Option.Venue.Pair == KeyEquation.Ed25519 && IsHalf(secret) && IsHalf(key)
        && secret.Proof?.Partners.Contains(key.Candidate) != true;

    private static bool IsHalf(Reading reading) =>
        WrittenBytes.Read(reading.Candidate.Secret.RevealBytes(), BytesForm.Base64)?.Length == Ed25519Pair.HalfLength;

    // A value without a name belongs to nothing but its own call; a private key needs no name.
    private static bool IsNamedOrBeside(Reading secret, Reading key) =>
        (IsNamed(secret) && IsNamed(key) && IsInFile(secret) && IsInFile(key)) || (secret.Candidate.Fragment == key.Candidate.Fragment && IsNear(secret) && IsNear(key)
            && (IsOneCall(secret.Candidate, key.Candidate) || AreBareLines(secret.Candidate, key.Candidate)));

    // Without names, shapes that ask for their venue close by get at least the file.
    private static bool IsNear(Reading reading) =>
        IsNamed(reading) || reading.Candidate.Bare || reading.Option.Part.Needs == Nearness.None
        || reading.Nearness >= (reading.Option.Part.Needs == Nearness.Frame ? Nearness.Frame : Nearness.File);

    // A part that wants its venue in the very call is not content with a word in a file beside it.
    private static bool IsInFile(Reading reading) =>
        reading.Option.Part.Needs != Nearness.Frame || reading.Nearness >= Nearness.File || reading.Proof is not null;

    // A key file: the key on one line, the secret on the next.
    private static bool AreBareLines(CredentialCandidate a, CredentialCandidate b) =>
        a.Bare && b.Bare && Math.Abs(a.Location.StartLine - b.Location.StartLine) <= 2;

    private static bool IsOneCall(CredentialCandidate a, CredentialCandidate b) => a.Frames[0] == 0 || b.Frames[0] == 0
        ? a.Location.StartLine == b.Location.StartLine
        : a.Frames.Contains(b.Frames[0]) || b.Frames.Contains(a.Frames[0]);

    private static bool IsNamed(Reading reading) =>
        reading.Option.Fit >= NameFit.Weak || reading.Part == Part.PrivateKey || reading.Proof is not null;
}
