namespace SecretScan.Benchmarks.Fuzzing;

/// <summary>Changes to a text.</summary>
internal static class Edits
{
    private const int LongestCopy = 200_000;

    private static readonly byte[][] Signs =
        [.. "( ) [ ] { } \" ' ` \\ \\\" \\n \\u00 % & ; = : , . | <> + ~ # -- ''' \"\"\" ${ }} \r \n \r\n \t \0 ÿ é =\" \":\" -----BEGIN -----END kind:Secret \" + \" H4sI PK eyJ 0x x'".Split(' ').Select(System.Text.Encoding.UTF8.GetBytes)];

    public static byte[] Any(byte[] text, FuzzSeeds seeds, Random random) => random.Next(9) switch
    {
        0 or 1 => Bytes(text, random),
        2 => [.. text[..At(text, random)], .. seeds.Files[random.Next(seeds.Files.Count)] is var other ? other[At(other, random)..] : []],
        3 => Repeated(text, random),
        4 => text[..At(text, random)],
        5 => text[At(text, random)..],
        6 => OneLine(text),
        7 => [.. text[..At(text, random)], .. Words(seeds, random), .. text],
        _ => Sprinkled(text, random),
    };

    /// <summary>Words that rules look for, in a row.</summary>
    public static byte[] Words(FuzzSeeds seeds, Random random)
    {
        var sign = Signs[random.Next(Signs.Length)];
        var few = random.GetItems([.. seeds.Keywords], random.Next(1, 6));
        return [.. Enumerable.Range(0, random.Next(1, 2_000)).SelectMany(_ => few[random.Next(few.Length)].Concat(sign))];
    }

    public static byte[] Bytes(byte[] text, Random random)
    {
        byte[] changed = [.. text];
        for (var i = random.Next(1, 12); i > 0 && changed.Length > 0; i--)
        {
            changed[random.Next(changed.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)(changed[random.Next(changed.Length)] ^ (1 << random.Next(8)));
        }

        return changed;
    }

    private static byte[] Repeated(byte[] text, Random random)
    {
        var (start, length) = (At(text, random), random.Next(1, 200));
        var piece = text[start..Math.Min(text.Length, start + length)];
        var times = random.Next(1, Math.Max(2, Math.Min(2_000, LongestCopy / Math.Max(1, piece.Length))));
        return [.. text[..start], .. Enumerable.Repeat(piece, times).SelectMany(p => p), .. text[start..]];
    }

    private static byte[] OneLine(byte[] text)
    {
        byte[] changed = [.. text];
        changed.AsSpan().Replace((byte)'\n', (byte)' ');
        return changed;
    }

    private static byte[] Sprinkled(byte[] text, Random random)
    {
        List<byte> changed = [.. text];
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            changed.InsertRange(random.Next(changed.Count + 1), Signs[random.Next(Signs.Length)]);
        }

        return [.. changed];
    }

    private static int At(byte[] text, Random random) => random.Next(text.Length + 1);
}
