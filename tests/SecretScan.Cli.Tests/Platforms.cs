using System.Runtime.Versioning;

// Real hooks, real shells, real file modes.
[assembly: SupportedOSPlatform("linux")]
[assembly: SupportedOSPlatform("macos")]
