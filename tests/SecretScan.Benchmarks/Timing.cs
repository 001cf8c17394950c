using System.Diagnostics;

namespace SecretScan.Benchmarks;

/// <summary>Times competitors in turns, so that a machine that slows down or speeds up does so for all of them.</summary>
internal static class Timing
{
    /// <summary>The median time of each one's rounds, after one that does not count.</summary>
    public static TimeSpan[] Medians(int rounds, params Action[] competitors)
    {
        var times = competitors.Select(_ => new List<TimeSpan>()).ToArray();
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < competitors.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                competitors[i]();
                var time = Stopwatch.GetElapsedTime(start);
                if (round > 0)
                {
                    times[i].Add(time);
                }
            }
        }

        return [.. times.Select(all => all.Order().ElementAt(all.Count / 2))];
    }
}
