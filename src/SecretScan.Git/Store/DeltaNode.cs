using System.Runtime.InteropServices;

namespace SecretScan.Git.Store;

/// <summary>An entry of a pack that is wanted, or that a wanted one is made from. Nodes are named by number; -1 is none.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DeltaNode
{
    /// <summary>Where the entry begins and where it ends.</summary>
    public long Offset;

    public long End;

    /// <summary>The node this one is a difference to; none for whole objects, and where the base is in no entry of this pack.</summary>
    public int Parent;

    /// <summary>The first of the nodes that are differences to this one. The one with the most nodes below it comes last.</summary>
    public int Child;

    /// <summary>The next node with the same parent.</summary>
    public int Sibling;

    /// <summary>Which of the wanted objects it is.</summary>
    public int Wanted;

    /// <summary>What was found out about objects that are too large.</summary>
    public DeltaUse Use;
}
