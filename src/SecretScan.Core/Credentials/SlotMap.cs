namespace SecretScan.Credentials;

/// <summary>The values of a stretch of text with their names and scopes.</summary>
internal sealed class SlotMap
{
    /// <summary>All scopes; index 0 is the root.</summary>
    public List<Frame> Frames { get; } = [];

    /// <summary>All values in the order in which they end.</summary>
    public List<Slot> Slots { get; } = [];
}
