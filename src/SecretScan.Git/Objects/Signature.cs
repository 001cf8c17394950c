using System.Globalization;

namespace SecretScan.Git;

/// <summary>Who did something, and when: <c>Ada &lt;ada@example.org&gt; 1735689600 +0100</c>.</summary>
internal readonly record struct Signature(string Name, string Email, DateTimeOffset Date)
{
    private const int MostOffsetMinutes = 14 * 60;

    /// <summary>Reads one. What makes no sense becomes empty, or the year 1970: it is only shown, never relied on.</summary>
    public static Signature Parse(string text)
    {
        var open = text.IndexOf('<');
        var close = text.LastIndexOf('>');
        return open < 0 || close < open
            ? new Signature(text.Trim(), "", DateTimeOffset.UnixEpoch)
            : new Signature(text[..open].Trim(), text[(open + 1)..close].Trim(), When(text[(close + 1)..].Trim()));
    }

    private static DateTimeOffset When(string text)
    {
        var space = text.IndexOf(' ');
        if (!long.TryParse(space < 0 ? text : text[..space], NumberStyles.None, null, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds() - (24 * 60 * 60))
        {
            return DateTimeOffset.UnixEpoch;
        }

        var offset = space >= 0 && int.TryParse(text[space..], NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, null, out var zone)
            ? (zone / 100 * 60) + (zone % 100)
            : 0;
        return DateTimeOffset.FromUnixTimeSeconds(seconds)
            .ToOffset(TimeSpan.FromMinutes(Math.Abs(offset) > MostOffsetMinutes || seconds < 24 * 60 * 60 ? 0 : offset));
    }
}
