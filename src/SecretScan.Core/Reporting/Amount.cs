namespace SecretScan.Reporting;

/// <summary>Counts, sizes and durations in words.</summary>
public static class Amount
{
    /// <summary><c>1 file</c>, <c>2,000 files</c>.</summary>
    public static string Of(long count, string noun) => $"{count:N0} {noun}{(count == 1 ? "" : "s")}";

    /// <summary><c>12.3 KB</c>; a thousand bytes are one.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => Of(bytes, "byte"),
        < 1_000_000 => $"{bytes / 1e3:0.#} KB",
        < 1_000_000_000 => $"{bytes / 1e6:0.#} MB",
        _ => $"{bytes / 1e9:0.#} GB",
    };

    /// <summary><c>12 ms</c>, <c>3.4 s</c>, <c>2 min 5 s</c>.</summary>
    public static string Time(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => $"{time.TotalMilliseconds:0} ms",
        < 60 => $"{time.TotalSeconds:0.0} s",
        _ => $"{(long)time.TotalMinutes} min {time.Seconds} s",
    };
}
