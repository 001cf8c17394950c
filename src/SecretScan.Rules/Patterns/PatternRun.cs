using System.Text;

namespace SecretScan.Rules.Patterns;

/// <summary>
/// The machine that runs one pattern's program. It goes straight on until something does not fit, and then back to the
/// last choice that can still be made another way.
/// </summary>
internal readonly ref struct PatternRun(
    ReadOnlySpan<ushort> code, SetTable sets, ReadOnlySpan<byte> literals, Span<Retry> retries)
{
    private readonly ReadOnlySpan<ushort> _code = code;
    private readonly SetTable _sets = sets;
    private readonly ReadOnlySpan<byte> _literals = literals;
    private readonly Span<Retry> _retries = retries;

    /// <summary>Tries for a match at one place, and takes the steps it needs off the budget.</summary>
    public PatternMatch From(int entry, ReadOnlySpan<byte> text, int start, ref int budget, bool whole)
    {
        var pc = entry + EntryHeader.Length;
        var position = start;
        var resumed = start;
        var furthest = start;
        var pending = 0;
        var secretStart = start;
        var secretEnd = -1;
        while (true)
        {
            // What fits continues the loop; what does not breaks out of the switch.
            switch ((Opcode)_code[pc])
            {
                case Opcode.Match:
                    if (position == text.Length || (!whole && _sets.Has(_code[entry + EntryHeader.After], text[position])))
                    {
                        return new(PatternOutcome.Matched, start, position, secretStart, secretEnd < 0 ? position : secretEnd);
                    }

                    break;

                case Opcode.Literal:
                    if (text[position..].StartsWith(LiteralAt(pc)))
                    {
                        position += _code[pc + 2];
                        pc += 3;
                        continue;
                    }

                    break;

                case Opcode.LiteralAnyCase:
                    if (StartsWithAnyCase(text[position..], LiteralAt(pc)))
                    {
                        position += _code[pc + 2];
                        pc += 3;
                        continue;
                    }

                    break;

                case Opcode.One:
                    if (position < text.Length && _sets.Has(_code[pc + 1], text[position]))
                    {
                        position++;
                        pc += 2;
                        continue;
                    }

                    break;

                case Opcode.Run:
                {
                    var taken = _sets.CountInside(_code[pc + 1], text[position..], _code[pc + 3]);
                    position += taken;
                    if (taken >= _code[pc + 2])
                    {
                        pc += 4;
                        continue;
                    }

                    break;
                }

                case Opcode.RunGreedy:
                {
                    var least = position + _code[pc + 2];
                    position += _sets.CountInside(_code[pc + 1], text[position..], _code[pc + 3]);
                    furthest = Math.Max(furthest, position);
                    var end = _sets.GiveBack(_code[pc + 4], text, position, least);
                    if (end >= 0)
                    {
                        if (end > least)
                        {
                            _retries[pending++] = new(pc, end, least);
                        }

                        position = end;
                        pc += 5;
                        continue;
                    }

                    break;
                }

                case Opcode.RunLazy:
                {
                    var most = position + _code[pc + 3];
                    furthest = Math.Max(furthest, most);
                    var taken = _sets.CountInside(_code[pc + 1], text[position..], _code[pc + 2]);
                    position += taken;
                    if (taken < _code[pc + 2])
                    {
                        break;
                    }

                    var end = _sets.TakeMore(_code[pc + 1], _code[pc + 4], text, position, most);
                    if (end >= 0)
                    {
                        if (end < most)
                        {
                            _retries[pending++] = new(pc, end, most);
                        }

                        position = end;
                        pc += 5;
                        continue;
                    }

                    break;
                }

                case Opcode.Branch:
                    pc += _sets.IsAhead(_code[pc + 1], text, position) ? 3 : 2 + _code[pc + 2];
                    continue;

                case Opcode.Fork:
                    if (_sets.IsAhead(_code[pc + 1], text, position))
                    {
                        _retries[pending++] = new(pc, position, position);
                        pc += 3;
                    }
                    else
                    {
                        pc += 2 + _code[pc + 2];
                    }

                    continue;

                case Opcode.Skip:
                    pc += 1 + _code[pc + 1];
                    continue;

                case Opcode.SecretStart:
                    secretStart = position;
                    pc++;
                    continue;

                case Opcode.SecretEnd:
                    secretEnd = position;
                    pc++;
                    continue;

                default:
                    throw new InvalidOperationException($"{_code[pc]} is no instruction");
            }

            furthest = Math.Max(furthest, position);
            budget -= 1 + ((position - resumed) >> 4);
            if (budget < 0)
            {
                return PatternMatch.Exhausted;
            }

            if (!TryAgain(text, ref pending, ref budget, out var retry))
            {
                return PatternMatch.NoneWithin(furthest);
            }

            (pc, position) = retry;
            resumed = position;
        }
    }

    // The last open choice, made the next way; closed when that was the last one.
    private bool TryAgain(ReadOnlySpan<byte> text, ref int pending, ref int budget, out (int Pc, int Position) retry)
    {
        while (pending > 0)
        {
            var (pc, last, limit) = _retries[--pending];
            var opcode = (Opcode)_code[pc];
            if (opcode == Opcode.Fork)
            {
                retry = (pc + 2 + _code[pc + 2], last);
                return true;
            }

            var end = opcode == Opcode.RunGreedy
                ? _sets.GiveBack(_code[pc + 4], text, last - 1, limit)
                : last < text.Length && _sets.Has(_code[pc + 1], text[last])
                    ? _sets.TakeMore(_code[pc + 1], _code[pc + 4], text, last + 1, limit)
                    : -1;
            if (end >= 0)
            {
                budget -= Math.Abs(end - last) >> 4;
                if (end != limit)
                {
                    _retries[pending++] = new(pc, end, limit);
                }

                retry = (pc + 5, end);
                return true;
            }

            budget -= Math.Abs(limit - last) >> 4;
        }

        retry = default;
        return false;
    }

    private ReadOnlySpan<byte> LiteralAt(int pc) => _literals.Slice(_code[pc + 1], _code[pc + 2]);

    private static bool StartsWithAnyCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> letters) =>
        text.Length >= letters.Length && Ascii.EqualsIgnoreCase(text[..letters.Length], letters);
}
