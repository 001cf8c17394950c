namespace SecretScan;

/// <summary>Where fragments come from: the index, commits, a folder, standard input.</summary>
/// <remarks>Content is read when it is asked for, so that enumerating holds one fragment in memory and not all.</remarks>
public interface IFragmentSource
{
    /// <summary>What this source looks at.</summary>
    ScanMode Mode { get; }

    /// <summary>True when only what a change touches is read, and what it leaves alone is not.</summary>
    bool IsChange => false;

    /// <summary>What is to be scanned. What cannot be read goes to <paramref name="coverage"/>.</summary>
    /// <exception cref="SourceException">Nothing can be read at all.</exception>
    IEnumerable<Fragment> Read(Coverage coverage);

    /// <summary>
    /// Files beside <paramref name="origin"/> that <see cref="Read"/> does not give because they are unchanged. They
    /// name the venue or complete a set; nothing in them is reported.
    /// </summary>
    IEnumerable<Fragment> Siblings(Origin origin) => [];

    /// <summary>
    /// What the same place held before: old versions of the same or the renamed path, one per parent. A finding
    /// that stood there already is not new.
    /// </summary>
    IEnumerable<Fragment> Previous(Origin origin) => [];

    /// <summary>What stood in the folder of <paramref name="origin"/> before, for sets that were complete already.</summary>
    IEnumerable<Fragment> PreviousSiblings(Origin origin) => [];
}
