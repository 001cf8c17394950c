using SecretScan.Git.Store;

namespace SecretScan.Git.LibGit2;

/// <summary>Files of objects that a name may mean although it does not spell the id out.</summary>
/// <remarks>libgit2 reads them by itself, and of one that breaks off early its version 1.5 reads on for ever.</remarks>
/// <param name="folders">The folders of objects.</param>
internal sealed class LooseNames(IReadOnlyList<string> folders)
{
    // As libgit2 has it, GIT_OID_MINPREFIXLEN.
    private const int ShortestAbbreviation = 4;
    private const int IdLength = 40;

    /// <summary>Sees to it that every object a name may mean is sound: <c>1234abc</c>, <c>1234abc^{tree}</c>, <c>v1.0-3-g1234abc</c>.</summary>
    /// <exception cref="SourceException">One is not.</exception>
    public void Check(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i == name.Length || !char.IsAsciiHexDigit(name[i]))
            {
                if (i - start is >= ShortestAbbreviation and < IdLength)
                {
                    CheckAll(name[start..i].ToLowerInvariant());
                }

                start = i + 1;
            }
        }
    }

    private void CheckAll(string abbreviation)
    {
        foreach (var folder in folders)
        {
            var among = new DirectoryInfo(Path.Join(folder, abbreviation[..2]));
            foreach (var file in among.Exists ? among.EnumerateFiles($"{abbreviation[2..]}*") : [])
            {
                if (ObjectId.TryParse(among.Name + file.Name, out var id) && !IsSound(folder, id))
                {
                    throw new SourceException($"object {id} is damaged; write it out");
                }
            }
        }
    }

    private static bool IsSound(string folder, ObjectId id)
    {
        try
        {
            return LooseObjects.Read(folder, id, long.MaxValue) is not null;
        }
        catch (DamagedException)
        {
            return false;
        }
    }
}
