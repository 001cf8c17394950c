namespace SecretScan.Tests.Reporting;

/// <summary>A fact that needs Microsoft's validator of SARIF.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SarifMultitoolFactAttribute : FactAttribute
{
    /// <summary>The validator, a native program in a package of npm.</summary>
    public static readonly string Program = Path.Combine(Validators.Folder, "@microsoft", "sarif-multitool-linux", "Sarif.Multitool");

    public SarifMultitoolFactAttribute() => Skip = File.Exists(Program) ? null : $"{Program} is not there ({Validators.Installation})";
}
