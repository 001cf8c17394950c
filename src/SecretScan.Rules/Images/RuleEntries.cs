using System.Runtime.CompilerServices;

namespace SecretScan.Rules.Images;

/// <summary>The entries of all rules, read in place.</summary>
/// <remarks>
/// No span of entries: generic code of the framework over a type of ours is left to the JIT even under ReadyToRun, and
/// a hook pays for that at every start.
/// </remarks>
public readonly ref struct RuleEntries
{
    private readonly ReadOnlySpan<byte> _bytes;

    internal RuleEntries(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>How many rules there are.</summary>
    public int Length => _bytes.Length / Unsafe.SizeOf<RuleEntry>();

    /// <summary>The entry of a rule.</summary>
    public RuleEntry this[int index] =>
        Unsafe.ReadUnaligned<RuleEntry>(in _bytes.Slice(index * Unsafe.SizeOf<RuleEntry>(), Unsafe.SizeOf<RuleEntry>())[0]);
}
