namespace SecretScan.Cli.Agents;

/// <summary>A piece of text in the place of another.</summary>
/// <param name="Old">What stands there; empty for the end of the file.</param>
/// <param name="New">What comes there.</param>
/// <param name="Everywhere">True for every place at which it stands, and not only the first.</param>
internal sealed record TextChange(string Old, string New, bool Everywhere = false)
{
    /// <summary>The change that takes this one back.</summary>
    public TextChange Undo => new(New, Old, Everywhere);

    /// <summary>The text as it will be; null where the old piece is not in it, or the result is longer than <paramref name="longest"/>.</summary>
    public string? Apply(string text, long longest)
    {
        if (Old.Length == 0)
        {
            return text.Length + New.Length <= longest ? text + New : null;
        }

        var first = text.IndexOf(Old, StringComparison.Ordinal);
        if (first < 0)
        {
            return null;
        }

        var times = Everywhere ? Count(text, first) : 1;
        return text.Length + (times * ((long)New.Length - Old.Length)) > longest ? null
            : Everywhere ? text.Replace(Old, New, StringComparison.Ordinal)
            : string.Concat(text.AsSpan(0, first), New, text.AsSpan(first + Old.Length));
    }

    private long Count(string text, int first)
    {
        var times = 0L;
        for (var at = first; at >= 0; at = text.IndexOf(Old, at + Old.Length, StringComparison.Ordinal))
        {
            times++;
        }

        return times;
    }
}
