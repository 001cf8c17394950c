namespace SecretScan.Tests;

/// <summary>A source of fragments that are there already.</summary>
internal sealed class FragmentList(IReadOnlyList<Fragment> fragments) : IFragmentSource
{
    public ScanMode Mode => ScanMode.Files;

    public IEnumerable<Fragment> Read(Coverage coverage) => fragments;
}
