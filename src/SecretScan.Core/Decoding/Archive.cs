namespace SecretScan.Decoding;

/// <summary>Formats that hold files, told by their first bytes and not by their name: nupkg, jar, docx and xlsx are zip.</summary>
internal enum Archive
{
    /// <summary>Anything else.</summary>
    None,

    /// <summary>Zip.</summary>
    Zip,

    /// <summary>One compressed file.</summary>
    Gzip,

    /// <summary>Tar, as POSIX and GNU write it.</summary>
    Tar,

    /// <summary>One that .NET does not unpack: what is in it is not read.</summary>
    Other,
}
