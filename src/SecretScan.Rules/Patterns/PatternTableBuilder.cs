namespace SecretScan.Rules.Patterns;

/// <summary>Compiles patterns into one table, in which equal byte sets and literal stretches are stored once.</summary>
public sealed class PatternTableBuilder
{
    private readonly List<ushort> _code = [];
    private readonly List<ByteSet> _sets = [];
    private readonly Dictionary<ByteSet, int> _setNumbers = [];
    private readonly List<byte> _literals = [];

    /// <summary>Compiles a pattern and adds it.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="before">What may stand before a match, beside the text's start and a written-out escape.</param>
    /// <param name="after">What may stand behind a match, beside the text's end.</param>
    /// <returns>The entry by which <see cref="PatternTable"/> knows it.</returns>
    /// <exception cref="PatternException">It has more choices than the matcher can keep in mind, or the table is full.</exception>
    public int Add(Pattern pattern, ByteSet before, ByteSet after)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var program = new PatternEmitter(this).Emit(pattern, after);
        var prefix = program.Code.SkipWhile(word => word == (ushort)Opcode.SecretStart).Take(3).ToArray();
        var hasPrefix = prefix[0] == (ushort)Opcode.Literal;

        var entry = _code.Count;
        _code.Add(Number(before));
        _code.Add(Number(after));
        _code.Add(Number(pattern.FirstBytes));
        _code.Add(hasPrefix ? prefix[1] : (ushort)0);
        _code.Add(hasPrefix ? prefix[2] : (ushort)0);
        _code.Add((ushort)program.Retries);
        _code.AddRange(program.Code);
        return entry;
    }

    /// <summary>The table of everything added so far.</summary>
    public CompiledPatterns Build() => new([.. _code], PackSets(), [.. _literals]);

    internal ushort Number(ByteSet set)
    {
        if (!_setNumbers.TryGetValue(set, out var number))
        {
            // Half the range, because an ahead operand carries one bit more.
            number = _sets.Count <= ushort.MaxValue / 2
                ? _sets.Count
                : throw PatternReader.Outside("too many different character classes in one set of rules", 0);
            _sets.Add(set);
            _setNumbers.Add(set, number);
        }

        return (ushort)number;
    }

    internal ushort Place(ReadOnlySpan<byte> literal)
    {
        var offset = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_literals).IndexOf(literal);
        if (offset < 0)
        {
            offset = _literals.Count;
            _literals.AddRange(literal);
        }

        return offset <= ushort.MaxValue
            ? (ushort)offset
            : throw PatternReader.Outside("too much literal text in one set of rules", 0);
    }

    private byte[] PackSets()
    {
        var planes = new byte[(_sets.Count + 7) / 8 * 256];
        for (var number = 0; number < _sets.Count; number++)
        {
            for (var value = 0; value < 256; value++)
            {
                if (_sets[number].Contains((byte)value))
                {
                    planes[(number / 8 * 256) + value] |= (byte)(1 << (number % 8));
                }
            }
        }

        return planes;
    }
}
