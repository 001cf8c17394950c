namespace SecretScan.Detection;

/// <summary>Words and their numbers, in the order in which they were added.</summary>
/// <remarks>No dictionary asked with spans: the framework's code for that is compiled anew in every process.</remarks>
internal sealed class WordTable(int capacity)
{
    private readonly string[] _words = new string[capacity];
    private readonly short[] _slots = new short[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity * 2)];
    private int _count;

    /// <summary>Adds a word unless it is there already.</summary>
    /// <exception cref="InvalidOperationException">The table is full.</exception>
    public void Add(string word)
    {
        if (Find(word) >= 0)
        {
            return;
        }

        if (_count == _words.Length)
        {
            throw new InvalidOperationException($"the table takes {_words.Length} words");
        }

        _words[_count++] = word;
        _slots[SlotOf(word)] = (short)_count;
    }

    /// <summary>The number of a word, from 0, or -1.</summary>
    public int Find(ReadOnlySpan<char> word) => _slots[SlotOf(word)] - 1;

    /// <summary>The word with a number.</summary>
    public string this[int number] => _words[number];

    // Where the word stands or would stand; at least half of the slots are empty.
    private int SlotOf(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 16777619;
        }

        var slot = (int)((hash ^ (hash >> 15)) & (uint)(_slots.Length - 1));
        while (_slots[slot] != 0 && !word.SequenceEqual(_words[_slots[slot] - 1]))
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }
}
