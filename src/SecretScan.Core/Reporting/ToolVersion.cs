using System.Reflection;

namespace SecretScan.Reporting;

/// <summary>The version of this program.</summary>
public static class ToolVersion
{
    /// <summary>The version without the commit that it was built from.</summary>
    public static string Text { get; } = Build.Split('+')[0];

    /// <summary>The version with the commit.</summary>
    public static string Build => typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
