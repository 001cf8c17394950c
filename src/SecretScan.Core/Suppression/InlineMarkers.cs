using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SecretScan.Credentials;
using SecretScan.Detection;

namespace SecretScan.Suppression;

/// <summary>Reads the markers of a text.</summary>
public static class InlineMarkers
{
    /// <summary>What a marker begins with, in any case. A keyword of the automaton.</summary>
    public const string Keyword = "secretscan:allow";

    private const int LongestReason = 200;
    private const int MostRules = 16;
    private const string UntilWord = "until ";
    private const int DateLength = 10;
    private const int DatedWords = 16;

    private static readonly string[] CommentEnds = ["*/", "-->", "--%>", "#}", "%}", "\"\"\"", "\",", "\"", "'"];

    /// <summary>
    /// The markers in the order of <paramref name="positions"/>. A keyword without a list of rules behind it is a marker
    /// without rules. Text that was decoded from something must not be given here: what no person sees allows nothing.
    /// </summary>
    /// <param name="text">The text as findings are located in it: UTF-8, or bytes of any kind.</param>
    /// <param name="positions">Where <see cref="Keyword"/> begins, in bytes, ascending.</param>
    public static ImmutableArray<InlineMarker> Read(ReadOnlySpan<byte> text, ReadOnlySpan<int> positions)
    {
        var markers = ImmutableArray.CreateBuilder<InlineMarker>(positions.Length);
        var lines = new LineIndex();
        foreach (var position in positions)
        {
            var end = position + Keyword.Length;
            var place = lines.Of(text, new Span(position, end));
            markers.Add(Parse(text[end..], place.StartLine, place.StartColumn));
        }

        return markers.DrainToImmutable();
    }

    private static InlineMarker Parse(ReadOnlySpan<byte> rest, int line, int column)
    {
        rest = rest[..Math.Min(rest.Length, InlineMarker.Reach)];
        var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        rest = end < 0 ? rest : rest[..end];
        var close = rest.IndexOf((byte)')');
        if (rest.IsEmpty || rest[0] != '(' || close < 0)
        {
            return new InlineMarker(line, column, [], null);
        }

        var rules = Encoding.UTF8.GetString(rest[1..close])
            .Split([',', ' ', '\t'], MostRules, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var reason = Reason(Encoding.UTF8.GetString(rest[(close + 1)..]));
        return Until(reason) is { } expires
            ? new InlineMarker(line, column, [.. rules], reason![DatedWords..].Trim() is { Length: > 0 } left ? left : null) { Expires = expires }
            : new InlineMarker(line, column, [.. rules], reason);
    }

    // 'until we move' is a reason; 'until 2027-01-31' is a day, and 'until 2027-02-31' was meant to be one.
    private static DateOnly? Until(string? reason) =>
        reason is null || reason.Length < DatedWords || !reason.StartsWith(UntilWord, StringComparison.OrdinalIgnoreCase) || !IsDateLike(reason.AsSpan(UntilWord.Length)) ? null
        : DateOnly.TryParseExact(reason.AsSpan(UntilWord.Length, DateLength), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : DateOnly.MinValue;

    private static bool IsDateLike(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < DateLength; i++)
        {
            if (i is 4 or 7 ? text[i] != '-' : !char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Reason(string text)
    {
        var next = text.IndexOf(Keyword, StringComparison.OrdinalIgnoreCase);
        var reason = (next < 0 ? text : text[..next]).Trim().TrimStart(':').Trim();
        foreach (var end in CommentEnds)
        {
            if (reason.EndsWith(end, StringComparison.Ordinal))
            {
                reason = reason[..^end.Length].TrimEnd();
                break;
            }
        }

        return reason.Length == 0 ? null : reason[..Math.Min(reason.Length, LongestReason)];
    }
}
