namespace SecretScan.Benchmarks.Fuzzing;

/// <summary>A made-up file.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Size">Its bytes with those of the archives and compressed stretches in it: what a scan has to read.</param>
internal sealed record FuzzInput(byte[] Bytes, long Size)
{
    private const int Longest = 1 << 20;

    // What is read beside the bytes themselves. It stays in a text that is only written in another way.
    private long Packed => Size - Bytes.Length;

    /// <summary>Makes one; equal random numbers make equal inputs.</summary>
    public static FuzzInput Make(FuzzSeeds seeds, Random random)
    {
        var input = Plain(seeds, random);
        for (var layers = random.Next(4); layers > 0; layers--)
        {
            input = Layer(input, seeds, random);
        }

        return input;
    }

    private static FuzzInput Plain(FuzzSeeds seeds, Random random)
    {
        var text = Text(seeds, random);
        for (var edits = random.Next(4); edits > 0; edits--)
        {
            text = Edits.Any(text, seeds, random);
        }

        return new FuzzInput(Cut(text), Math.Min(text.Length, Longest));
    }

    private static byte[] Text(FuzzSeeds seeds, Random random) => random.Next(10) switch
    {
        < 4 => Pick(seeds.Examples, random),
        4 => [.. Enumerable.Range(0, random.Next(2, 40)).SelectMany(_ => Pick(seeds.Examples, random).Append((byte)'\n'))],
        5 => Edits.Words(seeds, random),
        _ => Pick(seeds.Files, random),
    };

    private static FuzzInput Layer(FuzzInput input, FuzzSeeds seeds, Random random)
    {
        switch (random.Next(12))
        {
            case 0:
                var other = Plain(seeds, random);
                return Grown(Layers.Archive([input.Bytes, other.Bytes], random), input.Size + other.Size);
            case 1:
                return Grown(Layers.Archive([input.Bytes], random), input.Size);
            case 2:
                return Grown(Layers.Gzip(input.Bytes), input.Size);
            case 3:
                return Grown(Layers.Within(Pick(seeds.Examples, random), Layers.Base64(Layers.Gzip(input.Bytes), random)), input.Size);
            case 4:
                return Grown(Layers.Notebook(input.Bytes), input.Packed);
            case 5:
                return Grown(Layers.Utf16(input.Bytes, random), input.Packed);
            case 6:
                return Grown(Edits.Bytes(input.Bytes, random), input.Size);
            case 7:
                return Grown(Layers.Nested(input.Bytes, random), input.Packed);
            case 8:
                return Grown(Layers.Within(Pick(seeds.Files, random), Layers.Encoded(input.Bytes, random)), input.Size);
            default:
                return Grown(Layers.Encoded(input.Bytes, random), input.Size);
        }
    }

    private static FuzzInput Grown(byte[] bytes, long inside) => new(Cut(bytes), bytes.Length + inside);

    private static byte[] Cut(byte[] bytes) => bytes.Length <= Longest ? bytes : bytes[..Longest];

    private static byte[] Pick(IReadOnlyList<byte[]> from, Random random) => from[random.Next(from.Count)];
}
