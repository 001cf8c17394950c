using System.Numerics;

namespace SecretScan.Git.Store;

/// <summary>A set of numbers from 0 that, once complete, says how many of its numbers lie below a given one.</summary>
internal sealed class RankedSet(int bound)
{
    private readonly ulong[] _bits = new ulong[(bound / 64) + 1];
    private int[] _below = [];

    /// <summary>Adds a number; gives false when it was there.</summary>
    public bool Add(int number)
    {
        var bit = 1UL << (number % 64);
        ref var bits = ref _bits[number / 64];
        var isNew = (bits & bit) == 0;
        bits |= bit;
        return isNew;
    }

    /// <summary>Counts. Nothing is added after that.</summary>
    public void Complete()
    {
        _below = new int[_bits.Length];
        for (var i = 1; i < _bits.Length; i++)
        {
            _below[i] = _below[i - 1] + BitOperations.PopCount(_bits[i - 1]);
        }
    }

    /// <summary>How many numbers of the set lie below a number.</summary>
    public int Rank(int number) =>
        _below[number / 64] + BitOperations.PopCount(_bits[number / 64] & ((1UL << (number % 64)) - 1));
}
