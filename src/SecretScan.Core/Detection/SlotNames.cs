using System.Text;
using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// Tells under which name a value stands on its line. What was read for one value serves those beside it: of a line with a
/// thousand values every byte is read once or twice and not a thousand times.
/// </summary>
internal sealed class SlotNames
{
    private const int Before = 512;
    private const int Behind = 256;
    private const int LongestName = 80;

    // How far a line with a second value is read on.
    private const int Ahead = 2 * 1024;

    private SlotMap? _map;
    private int _start;
    private int _end;

    /// <summary>The name, or null; <paramref name="text"/> must be the same text at every call.</summary>
    public string? Of(ReadOnlySpan<byte> text, Span value)
    {
        var first = Math.Max(0, value.Start - Before);
        var lineBreak = text[first..value.Start].LastIndexOf((byte)'\n');
        var start = first + lineBreak + 1;
        var end = Math.Min(text.Length, value.Start + Behind);
        if (_map is null || end > _end || !IsCovered(text, start, beginsLine: lineBreak >= 0))
        {
            var isBeside = _map is not null && start >= _start && start < _end;
            Read(text, isBeside && lineBreak < 0 ? BehindValue(start) : start, isBeside ? Math.Min(text.Length, end + Ahead) : end);
        }

        return NameOf(text, value);
    }

    private bool IsCovered(ReadOnlySpan<byte> text, int start, bool beginsLine) =>
        start == _start || (!beginsLine && start > _start && !text[_start..start].Contains((byte)'\n'));

    // In the middle of a line a quote may open or close; behind a value that was read it is known.
    private int BehindValue(int start)
    {
        var behind = _start;
        foreach (var slot in _map!.Slots)
        {
            var end = slot.Quoted ? slot.Value.End + 1 : slot.Value.End;
            behind = end <= start && end > behind ? end : behind;
        }

        // Quotes that open and never close hold no value: the line would be read from its beginning again and again.
        return start - behind <= Ahead ? behind : start;
    }

    private void Read(ReadOnlySpan<byte> text, int start, int end)
    {
        (_map, _start, _end) = (new SlotMap(), start, end);
        new SlotReader(text, _map).Read(start, end, 0);
    }

    private string? NameOf(ReadOnlySpan<byte> text, Span value)
    {
        foreach (var slot in _map!.Slots)
        {
            if (slot.Value.Start <= value.Start && slot.Value.End > value.Start && slot.Name.Length is > 0 and <= LongestName)
            {
                return Encoding.UTF8.GetString(slot.Name.In(text));
            }
        }

        return null;
    }
}
