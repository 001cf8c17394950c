using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>Where in one text each venue is named.</summary>
internal readonly ref struct VenueText
{
    // A scope larger than this says no more than the file: the body of a class, the root object of a long document.
    private const int LargestFrame = 2_000;
    private const int LargestSection = 16_000;
    private const int Lines = 10;
    private const int LongestLines = 1_500;

    private readonly ReadOnlySpan<byte> _text;
    private readonly SlotMap _map;
    private readonly Dictionary<Venue, List<int>> _positions = [];

    // Whether a venue is named by a name of a part in a frame. A frame may hold thousands of values and as many mentions.
    private readonly Dictionary<Venue, Dictionary<int, bool>> _called = [];

    public VenueText(ReadOnlySpan<byte> text, SlotMap map, IReadOnlyList<Mention> mentions)
    {
        _text = text;
        _map = map;
        foreach (var mention in mentions)
        {
            if (!_positions.TryGetValue(mention.Venue, out var list))
            {
                _positions[mention.Venue] = list = [];
            }

            list.Add(mention.Start);
        }
    }

    /// <summary>How close <paramref name="venue"/> is named to a value, how many scopes further out, and the distance in bytes.</summary>
    public (Nearness Nearness, int Level, int Distance) Near(Venue venue, in Slot slot, in Place place)
    {
        if (!_positions.TryGetValue(venue, out var positions))
        {
            return (Nearness.None, 0, int.MaxValue);
        }

        var distance = Distance(positions, slot.Value.Start);
        if (HasAny(positions, place.Name) || HasAny(positions, slot.Name))
        {
            return (Nearness.Name, 0, distance);
        }

        var best = HasAny(positions, Around(slot.Value)) ? Nearness.Lines : Nearness.File;
        var level = 0;
        for (var frame = slot.Frame; frame > 0; frame = _map.Frames[frame].Parent)
        {
            var scope = _map.Frames[frame];
            var size = scope.End - scope.Start;
            if (size > LargestSection)
            {
                break;
            }

            if (HasAny(positions, new Span(scope.Start, scope.End)))
            {
                var isOwn = size <= LargestFrame && (level == 0 || frame == place.Frame);
                return (isOwn ? Nearness.Frame : Nearness.Section, level, distance);
            }

            level++;
        }

        return (best, 0, distance);
    }

    /// <summary>
    /// True when the call that a value is passed to names <paramref name="venue"/> itself, or another argument is the name
    /// of a part (<c>getenv("BINANCE_SECRET")</c>); an argument of another kind says nothing about the value.
    /// </summary>
    public bool IsCalled(Venue venue, in Place place, NameTable names)
    {
        if (!_positions.TryGetValue(venue, out var positions))
        {
            return false;
        }

        if (!_called.TryGetValue(venue, out var frames))
        {
            _called[venue] = frames = [];
        }

        if (!frames.TryGetValue(place.Frame, out var isCalled))
        {
            var frame = _map.Frames[place.Frame];
            frames[place.Frame] = isCalled = HasAny(positions, frame.Callee) || NamesPart(positions, frame, names);
        }

        return isCalled;
    }

    private bool NamesPart(List<int> positions, in Frame frame, NameTable names)
    {
        var index = positions.BinarySearch(frame.Start);
        for (index = index < 0 ? ~index : index; index < positions.Count && positions[index] < frame.End; index++)
        {
            if (names.IsPartName(WordAt(positions[index]).In(_text)))
            {
                return true;
            }
        }

        return false;
    }

    private Span WordAt(int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && IsNameByte(_text[start - 1]))
        {
            start--;
        }

        while (end < _text.Length && IsNameByte(_text[end]))
        {
            end++;
        }

        return new Span(start, end);
    }

    private static bool IsNameByte(byte c) => char.IsAsciiLetterOrDigit((char)c) || c is (byte)'_' or (byte)'-';

    private Span Around(Span value)
    {
        // A minified file is one line: the search itself is bounded, not only its result.
        var (first, last) = (Math.Max(0, value.Start - LongestLines), Math.Min(_text.Length, value.End + LongestLines));
        var (start, end) = (value.Start, value.End);
        for (var i = 0; i <= Lines && start > first; i++)
        {
            start = first + Math.Max(0, _text[first..start].LastIndexOf((byte)'\n'));
        }

        for (var i = 0; i <= Lines && end < last; i++)
        {
            var next = _text[end..last].IndexOf((byte)'\n');
            end = next < 0 ? last : end + next + 1;
        }

        return new Span(start, end);
    }

    private static bool HasAny(List<int> positions, Span range)
    {
        if (range.IsEmpty)
        {
            return false;
        }

        var index = positions.BinarySearch(range.Start);
        index = index < 0 ? ~index : index;
        return index < positions.Count && positions[index] < range.End;
    }

    private static int Distance(List<int> positions, int at)
    {
        var index = positions.BinarySearch(at);
        index = index < 0 ? ~index : index;
        var after = index < positions.Count ? positions[index] - at : int.MaxValue;
        var before = index > 0 ? at - positions[index - 1] : int.MaxValue;
        return Math.Min(before, after);
    }
}
