namespace SecretScan.Credentials;

/// <summary>The values of a stretch of text with their names and scopes.</summary>
internal sealed class SlotMap
{
    /// <summary>All scopes; index 0 is the root.</summary>
    public List<Frame> Frames { get; } = [];

    /// <summary>All values in the order in which they end.</summary>
    public List<Slot> Slots { get; } = [];

    /// <summary>True when <paramref name="inner"/> is <paramref name="outer"/> or stands inside it.</summary>
    public bool IsWithin(int inner, int outer)
    {
        while (inner > outer)
        {
            inner = Frames[inner].Parent;
        }

        return inner == outer;
    }
}
