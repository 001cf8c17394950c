using System.Runtime.CompilerServices;

namespace SecretScan.Rules.Images;

/// <summary>What the hits of one keyword mean, read in place.</summary>
public ref struct KeywordMeanings
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _index = -1;

    internal KeywordMeanings(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>How many there are.</summary>
    public readonly int Count => _bytes.Length / Unsafe.SizeOf<KeywordUse>();

    /// <summary>The one that is looked at.</summary>
    public readonly KeywordUse Current => this[_index];

    /// <summary>One of them.</summary>
    public readonly KeywordUse this[int index] =>
        Unsafe.ReadUnaligned<KeywordUse>(in _bytes.Slice(index * Unsafe.SizeOf<KeywordUse>(), Unsafe.SizeOf<KeywordUse>())[0]);

    /// <summary>For <c>foreach</c>.</summary>
    public readonly KeywordMeanings GetEnumerator() => this;

    /// <summary>Goes to the next one.</summary>
    public bool MoveNext() => ++_index < Count;
}
