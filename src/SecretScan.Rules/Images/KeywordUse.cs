using System.Runtime.InteropServices;

namespace SecretScan.Rules.Images;

/// <summary>One of the meanings of a keyword, read in place.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
public readonly record struct KeywordUse
{
    private readonly ushort _kind;
    private readonly ushort _target;
    private readonly ushort _min;
    private readonly ushort _max;

    internal KeywordUse(KeywordUseKind kind, int target, int min = 0, int max = 0)
    {
        _kind = (ushort)kind;
        _target = checked((ushort)target);
        _min = checked((ushort)min);
        _max = checked((ushort)max);
    }

    /// <summary>What a hit means.</summary>
    public KeywordUseKind Kind => (KeywordUseKind)_kind;

    /// <summary>Index of the rule, or for <see cref="KeywordUseKind.Venue"/> of the venue; 0 for the marker.</summary>
    public int Target => _target;

    /// <summary>For <see cref="KeywordUseKind.Anchor"/>: least distance in bytes from the start of the match to the keyword.</summary>
    public int Min => _min;

    /// <summary>For <see cref="KeywordUseKind.Anchor"/>: greatest distance in bytes from the start of the match to the keyword.</summary>
    public int Max => _max;
}
