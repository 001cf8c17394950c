using System.Runtime.InteropServices;

namespace SecretScan.Rules.Images;

/// <summary>The layout of a rule image: this header, a <see cref="SectionRange"/> for each <see cref="ImageSection"/>, the sections.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ImageHeader(uint Magic, int Version, int KeywordClassBits, int LongestKeyword)
{
    /// <summary>"SSRI" in the order of its bytes.</summary>
    public const uint ExpectedMagic = 0x49525353;

    /// <summary>Grows with every change of the layout.</summary>
    public const int ExpectedVersion = 6;

    /// <summary>Sections start at multiples of this, so that each can be read in place as numbers.</summary>
    public const int Alignment = 8;

    public static int Sections => (int)ImageSection.Id + 1;
}
