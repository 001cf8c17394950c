using System.Collections.Immutable;
using System.Text;
using SecretScan.Suppression;

namespace SecretScan.Tests.Suppression;

/// <summary>Texts with markers in them.</summary>
internal static class Marked
{
    public static ImmutableArray<InlineMarker> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static ImmutableArray<InlineMarker> Read(byte[] text)
    {
        List<int> positions = [];
        var keyword = Encoding.ASCII.GetBytes(InlineMarkers.Keyword);
        for (var at = 0; text.AsSpan(at).IndexOf(keyword) is var next and >= 0; at = positions[^1] + 1)
        {
            positions.Add(at + next);
        }

        return InlineMarkers.Read(text, positions.ToArray());
    }
}
