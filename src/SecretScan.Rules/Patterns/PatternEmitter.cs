namespace SecretScan.Rules.Patterns;

/// <summary>
/// Writes the program of a tree. Every choice is looked at together with what can follow it: where the next byte decides,
/// there is nothing to retry. The methods return how many retries their part can leave pending.
/// </summary>
internal sealed class PatternEmitter(PatternTableBuilder table)
{
    // The matcher keeps its pending retries on the stack.
    private const int MostRetries = 512;

    private readonly List<ushort> _code = [];

    public PatternProgram Emit(Pattern pattern, ByteSet after)
    {
        var retries = Emit(pattern.Root, new Lookahead(after, End: true));
        Write(Opcode.Match);
        return retries <= MostRetries
            ? new(_code, retries)
            : throw PatternReader.Outside($"this pattern has {retries} places to try again from; {MostRetries} is the limit", 0);
    }

    private int Emit(Node node, Lookahead rest)
    {
        switch (node)
        {
            case SequenceNode sequence:
                return EmitSequence(sequence.Items, rest);
            case ChoiceNode choice:
                var factored = Factoring.Factor(choice);
                return factored is ChoiceNode { Branches: var branches } ? EmitChoice(branches, rest) : Emit(factored, rest);
            case RepeatNode { Body: SetNode single } run:
                return EmitRun(single.Set, run, rest);
            case RepeatNode rounds:
                return EmitRounds(rounds, rest);
            case SecretNode secret:
                Write(Opcode.SecretStart);
                var retries = Emit(secret.Body, rest);
                Write(Opcode.SecretEnd);
                return retries;
            default:
                return EmitSequence([node], rest);
        }
    }

    private int EmitSequence(IReadOnlyList<Node> items, Lookahead rest)
    {
        var rests = new Lookahead[items.Count];
        for (var i = items.Count - 1; i >= 0; i--)
        {
            rests[i] = rest;
            rest = items[i].First(rest);
        }

        var retries = 0;
        for (var i = 0; i < items.Count;)
        {
            if (items[i] is SetNode single)
            {
                i += EmitLiteral(single.Set, items.Skip(i));
            }
            else
            {
                retries += Emit(items[i], rests[i]);
                i++;
            }
        }

        return retries;
    }

    private int EmitLiteral(ByteSet first, IEnumerable<Node> items)
    {
        var sets = items.TakeWhile(item => item is SetNode).Select(item => ((SetNode)item).Set);
        var exact = sets.TakeWhile(set => set.Count == 1).Select(set => set.First).ToArray();
        if (exact.Length > 1)
        {
            Write(Opcode.Literal, table.Place(exact), exact.Length);
            return exact.Length;
        }

        var anyCase = sets.TakeWhile(IsCharacterOfAnyCase).Select(set => (byte)char.ToLowerInvariant((char)set.First)).ToArray();
        if (anyCase.Length > 1)
        {
            Write(Opcode.LiteralAnyCase, table.Place(anyCase), anyCase.Length);
            return anyCase.Length;
        }

        Write(Opcode.One, table.Number(first));
        return 1;
    }

    private static bool IsCharacterOfAnyCase(ByteSet set) => set.First < 128 && set == ByteSet.Of(set.First).IgnoringCase();

    private int EmitRun(ByteSet set, RepeatNode run, Lookahead rest)
    {
        if (run.Least == run.Most || !set.Overlaps(rest.Bytes))
        {
            Write(Opcode.Run, table.Number(set), run.Least, run.Most);
            return 0;
        }

        Write(run.Lazy ? Opcode.RunLazy : Opcode.RunGreedy, table.Number(set), run.Least, run.Most, Ahead(rest));
        return 1;
    }

    private int EmitChoice(IReadOnlyList<Node> branches, Lookahead rest)
    {
        var firsts = branches.Select(branch => branch.First(rest)).ToArray();
        var others = new Lookahead[branches.Count];
        for (var i = branches.Count - 1; i > 0; i--)
        {
            others[i - 1] = others[i] | firsts[i];
        }

        var retries = 0;
        List<int> ends = [];
        for (var i = 0; i < branches.Count - 1; i++)
        {
            var decided = !firsts[i].Overlaps(others[i]);
            var next = Write(decided ? Opcode.Branch : Opcode.Fork, Ahead(firsts[i]), 0);
            retries = Math.Max(retries, Emit(branches[i], rest) + (decided ? 0 : 1));
            ends.Add(Write(Opcode.Skip, 0));
            Land(next);
        }

        retries = Math.Max(retries, Emit(branches[^1], rest));
        ends.ForEach(Land);
        return retries;
    }

    private int EmitRounds(RepeatNode rounds, Lookahead rest)
    {
        var again = rounds.Body.First(rest);
        var decided = !again.Overlaps(rest);
        var retries = 0;
        List<int> ends = [];
        for (var round = 1; round <= rounds.Most; round++)
        {
            if (round > rounds.Least)
            {
                retries += decided ? 0 : 1;
                ends.Add(EmitDoor(again, rest, decided, rounds.Lazy));
            }

            retries += Emit(rounds.Body, round < rounds.Least ? again : round < rounds.Most ? again | rest : rest);
        }

        ends.ForEach(Land);
        return retries;
    }

    // In front of a round that may be left out; returns the operand that is to lead behind the last one.
    private int EmitDoor(Lookahead again, Lookahead rest, bool decided, bool lazy)
    {
        if (decided || !lazy)
        {
            return Write(decided ? Opcode.Branch : Opcode.Fork, Ahead(again), 0);
        }

        var inside = Write(Opcode.Fork, Ahead(rest), 0);
        var end = Write(Opcode.Skip, 0);
        Land(inside);
        return end;
    }

    private int Ahead(Lookahead lookahead) => (table.Number(lookahead.Bytes) << 1) | (lookahead.End ? 1 : 0);

    private int Write(Opcode opcode, params ReadOnlySpan<int> operands)
    {
        _code.Add((ushort)opcode);
        foreach (var operand in operands)
        {
            _code.Add(checked((ushort)operand));
        }

        return _code.Count - 1;
    }

    private void Land(int skip) => _code[skip] = checked((ushort)(_code.Count - skip));
}
