namespace SecretScan.Rules.Syntax;

/// <summary>A value of a rule file or a configuration and where it is written.</summary>
/// <param name="Value">The value.</param>
/// <param name="At">Its first character, the quote if it has one.</param>
/// <param name="Quoting">How it is written.</param>
public sealed record Written<T>(T Value, Place At, Quoting Quoting = Quoting.Plain)
{
    /// <summary>
    /// Where the character at <paramref name="offset"/> of a text stands in the file. Exact for plain and single-quoted
    /// text on one line; elsewhere (escapes, blocks) the place of the text as a whole.
    /// </summary>
    public Place Of(int offset)
    {
        if (Value is not string text || Quoting == Quoting.Other || text.Contains('\n'))
        {
            return At;
        }

        var before = text.AsSpan(0, Math.Clamp(offset, 0, text.Length));
        var quotes = Quoting == Quoting.SingleQuoted ? 1 + before.Count('\'') : 0;
        return At with { Column = At.Column + before.Length + quotes };
    }
}
