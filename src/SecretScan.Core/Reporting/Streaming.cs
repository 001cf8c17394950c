using System.Text.Json;

namespace SecretScan.Reporting;

/// <summary>Keeps a report from being held in memory whole: a JSON writer keeps everything until it is flushed.</summary>
internal static class Streaming
{
    private const int Enough = 64 * 1024;

    /// <summary>Passes on what was written when it is worth it.</summary>
    public static void FlushSome(this Utf8JsonWriter json)
    {
        if (json.BytesPending >= Enough)
        {
            json.Flush();
        }
    }
}
