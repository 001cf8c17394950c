namespace SecretScan.Rules.Keywords;

/// <summary>The automaton while it is being built.</summary>
internal sealed class KeywordTrie(byte[] classes, int bits)
{
    // 0 says that there is no child: nothing leads back to the root in a trie.
    private readonly List<ushort[]> _children = [new ushort[1 << bits]];
    private readonly List<List<ushort>> _keywords = [[]];

    public void Add(string keyword, int number)
    {
        var state = 0;
        foreach (var character in keyword)
        {
            ref var child = ref _children[state][classes[character]];
            if (child == 0)
            {
                child = NewState();
            }

            state = child;
        }

        _keywords[state].Add(Word(number));
    }

    /// <summary>Fills in what follows where the trie has no child, and puts the states that end a keyword last.</summary>
    public CompiledKeywords Complete(ushort[] lengths)
    {
        var order = Connect();
        var quiet = order.Where(state => _keywords[state].Count == 0).ToList();
        var ending = order.Where(state => _keywords[state].Count > 0).ToList();

        var names = new ushort[order.Count];
        List<ushort> next = new(order.Count << bits);
        foreach (var (name, state) in quiet.Concat(ending).Index())
        {
            names[state] = (ushort)name;
        }

        foreach (var state in quiet.Concat(ending))
        {
            next.AddRange(_children[state].Select(child => names[child]));
        }

        List<ushort> starts = [0];
        List<ushort> outputs = [];
        foreach (var state in ending)
        {
            outputs.AddRange(_keywords[state]);
            starts.Add(Word(outputs.Count));
        }

        var longest = lengths.Length == 0 ? 0 : lengths.Max();
        return new(classes, [.. next], [.. starts], [.. outputs], lengths, bits, longest);
    }

    // Breadth first, so that the state to fall back to, which is nearer to the root, is complete when it is needed.
    private List<int> Connect()
    {
        var fallback = new int[_children.Count];
        List<int> order = [0];
        for (var i = 0; i < order.Count; i++)
        {
            var state = order[i];
            var back = fallback[state];
            if (state != 0)
            {
                _keywords[state].AddRange(_keywords[back]);
            }

            for (var c = 0; c < 1 << bits; c++)
            {
                ref var child = ref _children[state][c];
                if (child != 0)
                {
                    fallback[child] = state == 0 ? 0 : _children[back][c];
                    order.Add(child);
                }
                else if (state != 0)
                {
                    child = _children[back][c];
                }
            }
        }

        return order;
    }

    private ushort NewState()
    {
        _children.Add(new ushort[1 << bits]);
        _keywords.Add([]);
        return Word(_children.Count - 1);
    }

    private static ushort Word(int value) => value <= ushort.MaxValue
        ? (ushort)value
        : throw new ArgumentException("the keywords are too many for one automaton of 16-bit states; use fewer or shorter ones");
}
