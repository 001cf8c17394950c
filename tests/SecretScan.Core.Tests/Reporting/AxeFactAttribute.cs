namespace SecretScan.Tests.Reporting;

/// <summary>A fact that needs the browser, and axe-core to tell what of a page not everybody can use.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AxeFactAttribute : BrowserFactAttribute
{
    /// <summary>The script, a package of npm.</summary>
    public static readonly string Script = Path.Combine(Validators.Folder, "axe-core", "axe.min.js");

    public AxeFactAttribute() => Skip ??= File.Exists(Script) ? null : $"{Script} is not there ({Validators.Installation})";
}
