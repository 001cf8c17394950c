using System.Text;

namespace SecretScan.Credentials;

/// <summary>Finds the name that says what a value is, where the nearest one does not.</summary>
internal readonly ref struct PlaceReader(ReadOnlySpan<byte> text, SlotMap map, NameTable names)
{
    private static readonly HashSet<string> Lookups = new(StringComparer.Ordinal)
    {
        "get", "getenv", "env", "read", "load", "lookup", "fetch", "find", "resolve", "require", "input", "prompt", "vault", "getpass",
    };

    // Calls that give back what they are given: Some("..."), String::from("..."), aws.String("..."), new SecureString("...").
    private static readonly HashSet<string> Wrappers = new(StringComparer.Ordinal)
    {
        "some", "string", "str", "from", "bytes", "b", "secret", "ref", "box", "arc", "rc", "cow", "option", "optional", "of", "just",
        "ok", "value", "wrap", "text", "literal", "quote", "trim", "strip", "decode", "encode", "utf8", "into", "ptr", "pointer",
        "to", "owned", "buffer", "bytearray", "char", "print", "echo", "return", "and", "or", "else", "if", "in", "not",
    };

    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>The place of slot number <paramref name="index"/>.</summary>
    public Place Of(int index)
    {
        var slot = map.Slots[index];
        if (!slot.Name.IsEmpty)
        {
            return new Place(IsValueWord(slot.Name) ? PairedName(index, slot) : slot.Name, slot.Frame, slot.Argument);
        }

        var (frame, argument) = (slot.Frame, slot.Argument);
        while (frame > 0)
        {
            var scope = map.Frames[frame];
            if (scope.Kind is (byte)'(' or (byte)'{' or (byte)'[')
            {
                // put("apiKey", "..."), getenv("API_KEY", "..."), {"apiKey", "..."}
                if (argument == 1 && FirstArgument(index, frame) is { IsEmpty: false } first && IsTelling(first))
                {
                    return new Place(first, frame, argument);
                }

                if (scope.Kind == '(' && IsTelling(scope.Callee))
                {
                    return new Place(scope.Arguments == 1 ? scope.Callee : default, frame, argument);
                }
            }

            // Some("..."), String::from("..."), new SecureString("...")
            if (scope is not { Kind: (byte)'(', Arguments: 1 } || IsLookup(scope.Callee))
            {
                break;
            }

            // setClientOid("..."): a method that takes one value names it, whatever it may be.
            if (!IsWrapper(scope.Callee))
            {
                return new Place(scope.Callee, frame, argument);
            }

            if (!scope.Key.IsEmpty)
            {
                return new Place(scope.Key, scope.Parent, scope.Argument);
            }

            (frame, argument) = (scope.Parent, scope.Argument);
        }

        return new Place(default, frame, argument);
    }

    private bool IsTelling(Span name) => !name.IsEmpty && names.IsPartName(name.In(_text));

    private bool IsWrapper(Span callee) => callee.IsEmpty || Name.Of(callee.In(_text)).EndsIn(Wrappers);

    // getenv("NAME"), vault.Read("path"), config.get("name"): the text says where the value is kept.
    private bool IsLookup(Span callee) => !callee.IsEmpty && Name.Of(callee.In(_text)).Has(Lookups);

    private bool IsValueWord(Span name)
    {
        var word = name.In(_text);
        return word.Length <= 12 && (Ascii.EqualsIgnoreCase(word, "value"u8) || Ascii.EqualsIgnoreCase(word, "stringValue"u8)
            || Ascii.EqualsIgnoreCase(word, "default"u8) || Ascii.EqualsIgnoreCase(word, "defaultValue"u8)
            || Ascii.EqualsIgnoreCase(word, "string"u8) || Ascii.EqualsIgnoreCase(word, "Content"u8));
    }

    // "name: KUCOIN_API_KEY" and "value: ..." stand side by side in k8s manifests, Postman files, XML attributes.
    private Span PairedName(int index, in Slot slot)
    {
        for (var i = index - 1; i >= 0 && i >= index - 4; i--)
        {
            var other = map.Slots[i];
            if (other.Frame != slot.Frame || slot.Line - other.Line > 3)
            {
                continue;
            }

            var word = other.Name.In(_text);
            if (Ascii.EqualsIgnoreCase(word, "name"u8) || Ascii.EqualsIgnoreCase(word, "key"u8)
                || Ascii.EqualsIgnoreCase(word, "-name"u8) || Ascii.EqualsIgnoreCase(word, "id"u8)
                || Ascii.EqualsIgnoreCase(word, "field"u8) || Ascii.EqualsIgnoreCase(word, "variable"u8))
            {
                return other.Value;
            }
        }

        // variable "kucoin_api_key" { default = "..." }
        var block = map.Frames[slot.Frame];
        return block.Kind == '{' && !block.Key.IsEmpty ? block.Key : slot.Name;
    }

    private Span FirstArgument(int index, int frame)
    {
        for (var i = index - 1; i >= 0 && i >= index - 4; i--)
        {
            var other = map.Slots[i];
            if (other.Frame == frame && other.Argument == 0 && other.Quoted)
            {
                return other.Name.IsEmpty ? other.Value : default;
            }
        }

        return default;
    }
}
