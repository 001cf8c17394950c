using System.Runtime.InteropServices;

namespace SecretScan.Rules.Images;

/// <summary>Where a section stands in an image, in bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct SectionRange(int Offset, int Length);
