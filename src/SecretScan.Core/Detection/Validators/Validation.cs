namespace SecretScan.Detection;

/// <summary>The outcome of a structural check.</summary>
/// <param name="Verdict">What it says of the value.</param>
/// <param name="Proof">What was learnt offline, in words that hold no secret material (<c>AWS account 052310077262</c>), or null.</param>
public readonly record struct Validation(Verdict Verdict, string? Proof = null)
{
    /// <summary>What speaks for and against it, where that decides.</summary>
    internal Evidence Evidence { get; init; }

    internal static Validation Rejected => new(Verdict.Reject);

    internal static Validation Accepted => new(Verdict.Accept);

    internal static Validation RejectUnless(bool fits) => fits ? Accepted : Rejected;
}
