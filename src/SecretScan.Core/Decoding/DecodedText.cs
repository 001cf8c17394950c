using System.Collections.Immutable;
using SecretScan.Credentials;

namespace SecretScan.Decoding;

/// <summary>
/// A text with its encoded stretches replaced by what they stand for, so that the rules see names and values side by
/// side: <c>password: aHVudGVy…</c> reads as the pair that it is. It knows where everything stood.
/// </summary>
/// <remarks>Of a long text only what surrounds the encoded stretches is kept: names, sections and imports nearby.</remarks>
internal sealed class DecodedText
{
    private const int WholeText = 8 * 1024;
    private const int Surroundings = 600;
    private const int NameBefore = 64;
    private const int SignBehind = 8;

    private readonly List<Piece> _pieces = [];
    private readonly DecodedText? _outer;
    private byte[] _bytes;
    private int _length;

    private DecodedText(DecodedText? outer, int capacity)
    {
        _outer = outer;
        _bytes = new byte[capacity];
    }

    /// <summary>The decoded text.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Replaces stretches of a text.</summary>
    /// <param name="text">The text around.</param>
    /// <param name="stretches">Ascending, none overlapping another.</param>
    /// <param name="outer">What <paramref name="text"/> was decoded from, or null.</param>
    public static DecodedText Of(ReadOnlySpan<byte> text, List<Encoded> stretches, DecodedText? outer)
    {
        var result = new DecodedText(outer, Math.Min(text.Length, WholeText) + 64);
        var at = 0;
        foreach (var stretch in stretches)
        {
            at = result.Approach(text, at, stretch.Start);
            result.Add(stretch.Bytes, stretch.Start, stretch.End - stretch.Start, stretch.Form);
            at = stretch.End;
        }

        result.Copy(text, at, After(text, at));
        return result;
    }

    /// <summary>True when a part of the stretch was encoded in the text around; else it was found there already.</summary>
    public bool Holds(Span span)
    {
        for (var i = IndexOf(span.Start); i < _pieces.Count && _pieces[i].Start < span.End; i++)
        {
            if (_pieces[i] is { Form: not null } piece && (piece.Length > 0 || piece.Start > span.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The stretch with as much around it as its name, quotes and sign take: <c>\u0022password\u0022:\u0022</c>.</summary>
    public Span Around(Span span) => new(Math.Max(0, span.Start - NameBefore), Math.Min(_length, span.End + SignBehind));

    /// <summary>Where a stretch stands in the scanned file.</summary>
    public Span Outermost(Span span)
    {
        var (first, last) = (_pieces[IndexOf(span.Start)], _pieces[IndexOf(span.End - 1)]);
        var end = last.Form is null ? last.Outer(span.End - 1) + 1 : last.Outer(span.End);
        var around = new Span(first.Outer(span.Start), Math.Max(end, first.Outer(span.Start) + 1));
        return _outer?.Outermost(around) ?? around;
    }

    /// <summary>How a stretch is encoded, outermost first.</summary>
    public ImmutableArray<string> FormsOf(Span span)
    {
        var forms = ImmutableArray.CreateBuilder<string>();
        if (_outer is not null)
        {
            var (first, last) = (_pieces[IndexOf(span.Start)], _pieces[IndexOf(span.End - 1)]);
            forms.AddRange(_outer.FormsOf(new Span(first.Outer(span.Start), Math.Max(last.Outer(span.End - 1), first.Outer(span.Start)) + 1)));
        }

        var own = forms.Count;
        for (var i = IndexOf(span.Start); i < _pieces.Count && _pieces[i].Start < span.End; i++)
        {
            if (_pieces[i].Form is { } form && (forms.Count == own || forms[^1] != form))
            {
                forms.Add(form);
            }
        }

        return forms.DrainToImmutable();
    }

    // Copies what stands between two stretches, or of a long gap its ends.
    private int Approach(ReadOnlySpan<byte> text, int at, int start)
    {
        var from = Before(text, start);
        var until = at == 0 && _length == 0 ? 0 : After(text, at);
        if (from <= until)
        {
            Copy(text, at, start);
            return start;
        }

        Copy(text, at, until);
        if (_length > 0)
        {
            Add("\n"u8, until, 0, form: null);
        }

        Copy(text, from, start);
        return start;
    }

    private static int Before(ReadOnlySpan<byte> text, int at)
    {
        if (text.Length <= WholeText || at <= Surroundings)
        {
            return 0;
        }

        var line = text[(at - Surroundings)..at].IndexOf((byte)'\n');
        return at - Surroundings + line + 1;
    }

    private static int After(ReadOnlySpan<byte> text, int at)
    {
        if (text.Length <= WholeText || at + Surroundings >= text.Length)
        {
            return text.Length;
        }

        var line = text[at..(at + Surroundings)].LastIndexOf((byte)'\n');
        return line < 0 ? at + Surroundings : at + line + 1;
    }

    private void Copy(ReadOnlySpan<byte> text, int from, int to)
    {
        if (from < to)
        {
            Add(text[from..to], from, to - from, form: null);
        }
    }

    private void Add(ReadOnlySpan<byte> bytes, int outerStart, int outerLength, string? form)
    {
        if (_bytes.Length - _length < bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _pieces.Add(new Piece(_length, bytes.Length, outerStart, outerLength, form));
        _length += bytes.Length;
    }

    // The last piece that begins at or before the byte and holds it.
    private int IndexOf(int at)
    {
        var (low, high) = (0, _pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _pieces[middle].Start <= at ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
