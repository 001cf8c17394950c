namespace SecretScan.Rules;

/// <summary>How close to a value its venue is named. The nearer scope wins where several venues are named.</summary>
public enum Nearness
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>In another file of the same folder.</summary>
    Sibling,

    /// <summary>In the path of the file.</summary>
    Path,

    /// <summary>Somewhere in the file: an import, a host.</summary>
    File,

    /// <summary>Within a few lines.</summary>
    Lines,

    /// <summary>In an outer object, call or section.</summary>
    Section,

    /// <summary>In the same call or object, its callee and key included.</summary>
    Frame,

    /// <summary>In the name of the value itself.</summary>
    Name,
}
