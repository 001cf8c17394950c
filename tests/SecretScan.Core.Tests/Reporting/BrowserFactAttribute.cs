namespace SecretScan.Tests.Reporting;

/// <summary>A fact that needs the browser Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class BrowserFactAttribute : FactAttribute
{
    /// <summary>The browser, or null.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    public BrowserFactAttribute() => Skip = Program is null ? "the browser chromium is not installed (apt-get install chromium)" : null;
}
