namespace SecretScan.RuleCompiler;

/// <summary>The file that carries the image into the program as a resource.</summary>
internal static class ImageFile
{
    /// <summary>Writes the file, unless it says the same already: then nothing that depends on it is built again.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> image)
    {
        if (File.Exists(path) && image.SequenceEqual(File.ReadAllBytes(path)))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllBytes(path, image);
    }
}
