namespace SecretScan;

/// <summary>The image of the built-in rules as it lies in the program's own file, mapped and not read.</summary>
/// <remarks>
/// A resource, because over a megabyte of constants the C# compiler takes half a minute and 700 MB.
/// </remarks>
internal static class BuiltInRules
{
    private static readonly UnmanagedMemoryStream Resource =
        (UnmanagedMemoryStream)typeof(BuiltInRules).Assembly.GetManifestResourceStream("rules.image")!;

    /// <summary>The bytes; they stay where they are as long as the program runs.</summary>
    public static unsafe ReadOnlySpan<byte> Image => new(Resource.PositionPointer, (int)Resource.Length);
}
