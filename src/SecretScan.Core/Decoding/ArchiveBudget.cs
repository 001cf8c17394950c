namespace SecretScan.Decoding;

/// <summary>What may still be taken out of one file. A few kilobytes can unpack to petabytes, or to themselves for ever.</summary>
internal sealed class ArchiveBudget
{
    /// <summary>Archives within archives: a tar.gz in a jar in a zip has four levels.</summary>
    public const int Deepest = 5;

    /// <summary>Bytes of one member, the same as of a file (<c>--max-file-size</c>).</summary>
    public const int LargestMember = 100_000_000;

    // The largest jars unpack to some 300 MB.
    private const long MostBytes = 512_000_000;
    private const int MostMembers = 100_000;

    // Ten thousand lines that say the same help nobody.
    private const int MostTold = 100;

    private long _bytes = MostBytes;
    private int _members = MostMembers;
    private int _told;

    /// <summary>Bytes that the next member may have.</summary>
    public int Next => (int)Math.Min(LargestMember, _bytes);

    /// <summary>True when no more may be unpacked.</summary>
    public bool IsSpent => _bytes <= 0 || _members <= 0;

    /// <summary>Counts a member.</summary>
    public void Take(int bytes)
    {
        _bytes -= bytes;
        _members--;
    }

    /// <summary>True while what was not read may still be told.</summary>
    public bool Tell() => _told < MostTold && ++_told > 0;
}
