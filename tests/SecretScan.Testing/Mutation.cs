namespace SecretScan.Testing;

/// <summary>Text that is nearly another text: what a matcher that gives up too early or too late gets wrong.</summary>
public static class Mutation
{
    /// <summary>A text like <paramref name="text"/>.</summary>
    public static byte[] Of(byte[] text, Random random)
    {
        List<byte> mutant = [.. text];
        for (var edits = random.Next(4); edits > 0 && mutant.Count > 0; edits--)
        {
            Edit(mutant, random.Next(mutant.Count), random);
        }

        var cut = random.Next(mutant.Count + 1);
        return random.Next(8) switch
        {
            0 => [.. mutant, .. text],
            1 => [.. mutant, (byte)' ', .. text],
            2 => [.. "%2f"u8, .. mutant],
            3 => [.. "\"a\\n"u8, .. mutant],
            4 => [.. "x\\u003d"u8, .. mutant],
            5 => [.. mutant.Take(cut)],
            6 => [.. mutant.Skip(cut)],
            _ => [.. mutant],
        };
    }

    private static void Edit(List<byte> text, int at, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                text.RemoveAt(at);
                break;
            case 1:
                text.Insert(at, (byte)random.Next(256));
                break;
            case 2:
                text.Insert(at, text[random.Next(text.Count)]);
                break;
            case 3:
                text[at] = (byte)random.Next(256);
                break;
            case 4:
                text[at] = 0;
                break;
            default:
                text[at] = 0xE9;
                break;
        }
    }
}
