namespace SecretScan.Git;

/// <summary>One ref of a push, as the two ends see it.</summary>
/// <param name="LocalRef">What is pushed, as it was named.</param>
/// <param name="LocalId">Its object id; only zeros for a deletion.</param>
/// <param name="RemoteRef">The ref at the other end.</param>
/// <param name="RemoteId">What it holds now; only zeros for a new ref.</param>
public sealed record PushedRef(string LocalRef, string LocalId, string RemoteRef, string RemoteId)
{
    /// <summary>True when the push only takes the ref away.</summary>
    public bool IsDeletion => IsZero(LocalId);

    /// <summary>True when the other end does not have the ref yet.</summary>
    public bool IsNew => IsZero(RemoteId);

    private static bool IsZero(string id) => id.AsSpan().IndexOfAnyExcept('0') < 0;
}
