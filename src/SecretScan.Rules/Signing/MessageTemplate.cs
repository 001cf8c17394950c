using System.Collections.Immutable;
using SecretScan.Rules.Syntax;

namespace SecretScan.Rules;

/// <summary>
/// What a venue signs, as its rule file writes it: text, pieces of the request in braces (<c>{timestamp}{method}{target}</c>),
/// and hashes of both, raw (<c>{sha256:{nonce}{body}}</c>) or in hex (<c>{sha512-hex:{body}}</c>). A hash holds no hash.
/// </summary>
public sealed class MessageTemplate
{
    private const string HexEnding = "-hex";

    private MessageTemplate(ImmutableArray<MessageElement> elements)
    {
        Elements = elements;
        Pieces = [.. elements.Concat(elements.SelectMany(e => e.Inner.IsDefault ? [] : e.Inner))
            .Where(e => e.Kind == MessageElementKind.Piece).Select(e => e.Text).Distinct()];
    }

    /// <summary>The elements in their order.</summary>
    public ImmutableArray<MessageElement> Elements { get; }

    /// <summary>The pieces of the request that it names.</summary>
    public ImmutableArray<string> Pieces { get; }

    /// <summary>Reads what a rule file says.</summary>
    /// <param name="text">The template.</param>
    /// <param name="fault">What is wrong, for the author of the rule; null when nothing is.</param>
    /// <returns>The template, or null when something is wrong.</returns>
    public static MessageTemplate? TryParse(string text, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        var elements = Read(text, mayHash: true, out fault);
        return fault is null ? new MessageTemplate(elements) : null;
    }

    private static ImmutableArray<MessageElement> Read(ReadOnlySpan<char> text, bool mayHash, out string? fault)
    {
        var elements = ImmutableArray.CreateBuilder<MessageElement>();
        while (!text.IsEmpty)
        {
            var open = text.IndexOf('{');
            var literal = open < 0 ? text : text[..open];
            if (literal.Contains('}'))
            {
                fault = "a '}' stands alone";
                return [];
            }

            if (!literal.IsEmpty)
            {
                elements.Add(new MessageElement(MessageElementKind.Literal, literal.ToString()));
            }

            if (open < 0)
            {
                break;
            }

            var length = LengthToClose(text[open..]);
            if (length < 0)
            {
                fault = "a '{' is not closed";
                return [];
            }

            var element = Braced(text.Slice(open + 1, length - 2), mayHash, out fault);
            if (element is null)
            {
                return [];
            }

            elements.Add(element);
            text = text[(open + length)..];
        }

        fault = null;
        return elements.ToImmutable();
    }

    private static MessageElement? Braced(ReadOnlySpan<char> inside, bool mayHash, out string? fault)
    {
        var colon = inside.IndexOf(':');
        if (colon < 0)
        {
            fault = Names.IsId(inside.ToString().Replace('_', '-')) ? null : $"{Problems.Quote(inside.ToString())} is no name of a piece";
            return fault is null ? new MessageElement(MessageElementKind.Piece, inside.ToString()) : null;
        }

        var word = inside[..colon].ToString();
        var isHex = word.EndsWith(HexEnding, StringComparison.Ordinal);
        if (!mayHash || !Names.TryParse<SignatureHash>(isHex ? word[..^HexEnding.Length] : word, out var hash))
        {
            fault = mayHash ? $"{Problems.Quote(word)} is no hash" : "a hash inside of a hash";
            return null;
        }

        var inner = Read(inside[(colon + 1)..], mayHash: false, out fault);
        return fault is null
            ? new MessageElement(isHex ? MessageElementKind.HexDigest : MessageElementKind.Digest, word, hash, inner)
            : null;
    }

    // The length of a text that begins with a brace, up to and with the brace that closes it; -1 when none does.
    private static int LengthToClose(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return -1;
    }
}
