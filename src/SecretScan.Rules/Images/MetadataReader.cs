using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace SecretScan.Rules.Images;

/// <summary>Reads, in the same order, what <see cref="MetadataWriter"/> wrote: numbers of seven bits a byte, texts in UTF-8 behind their length.</summary>
/// <exception cref="InvalidDataException">By every member: the image is damaged.</exception>
internal ref struct MetadataReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public RuleRecord Rule()
    {
        var regex = OptionalText();
        var rule = new Rule
        {
            Id = Text(),
            Title = Text(),
            Provider = Text(),
            ProviderName = Text(),
            Part = (Part)Number(),
            Severity = (Severity)Number(),
            Confidence = (Confidence)Number(),
            Impact = Text(),
            Remediation = new Remediation(Text(), Texts(), OptionalText()),
            Rotation = (Number(), Number()) is (> 0 and var from, var to) ? new Rotation(from, to) : null,
            Files = Texts(),
            References = Texts(),
        };
        return new(rule, regex);
    }

    public ImmutableArray<Venue> Venues()
    {
        var venues = new Venue[Count()];
        for (var i = 0; i < venues.Length; i++)
        {
            venues[i] = new Venue
            {
                Provider = Text(),
                Name = Text(),
                Words = Texts(),
                Testnet = Texts(),
                Sets = Sets(),
                PairLines = Number(),
                Closed = Flag(),
                Signatures = Signatures(),
                Pair = (KeyEquation)Number(),
                Parts = VenueParts(),
            };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(venues);
    }

    public RuleNames Names()
    {
        var parts = new PartNames[Count()];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = new PartNames((Part)Number(), Texts());
        }

        return new RuleNames
        {
            Parts = ImmutableCollectionsMarshal.AsImmutableArray(parts),
            Not = Texts(),
            Testnet = Texts(),
            Withdraw = Texts(),
        };
    }

    private ImmutableArray<ImmutableArray<Part>> Sets()
    {
        var sets = new ImmutableArray<Part>[Count()];
        for (var i = 0; i < sets.Length; i++)
        {
            var parts = new Part[Count()];
            for (var j = 0; j < parts.Length; j++)
            {
                parts[j] = (Part)Number();
            }

            sets[i] = ImmutableCollectionsMarshal.AsImmutableArray(parts);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(sets);
    }

    private ImmutableArray<RequestSignature> Signatures()
    {
        var signatures = new RequestSignature[Count()];
        for (var i = 0; i < signatures.Length; i++)
        {
            signatures[i] = new RequestSignature
            {
                Names = Texts(),
                Hash = (SignatureHash)Number(),
                Encoding = (BytesForm)Number(),
                Secret = (BytesForm)Number(),
                Message = Text(),
                Fields = Fields(),
                StripPath = OptionalText(),
            };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(signatures);
    }

    private ImmutableArray<SignatureField> Fields()
    {
        var fields = new SignatureField[Count()];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = new SignatureField(Text(), Text());
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(fields);
    }

    private ImmutableArray<VenuePart> VenueParts()
    {
        var parts = new VenuePart[Count()];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = new VenuePart
            {
                Rule = Number(),
                Part = (Part)Number(),
                Shape = Number() - 1,
                MinLength = Number(),
                MaxLength = Number(),
                Validator = (Validator)Number(),
                Weak = Flag(),
                Distinctive = Flag(),
                Needs = (Nearness)Number(),
                Algorithms = Algorithms(),
                Names = Texts(),
                NotNames = Texts(),
            };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(parts);
    }

    private ImmutableArray<KeyAlgorithm> Algorithms()
    {
        var algorithms = new KeyAlgorithm[Count()];
        for (var i = 0; i < algorithms.Length; i++)
        {
            algorithms[i] = (KeyAlgorithm)Number();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(algorithms);
    }

    private int Number()
    {
        var value = 0;
        for (var shift = 0; shift < 32; shift += 7)
        {
            var next = Take(1)[0];
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("the rule image is damaged: a number does not end");
    }

    private bool Flag() => Number() != 0;

    private string Text() => Encoding.UTF8.GetString(Take(Number()));

    // Null for the empty text.
    private string? OptionalText() => Text() is { Length: > 0 } text ? text : null;

    private ImmutableArray<string> Texts()
    {
        var texts = new string[Count()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Text();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(texts);
    }

    // A number of things that follow, each of at least one byte: a damaged image cannot ask for more memory than its size.
    private int Count() => Number() is var count && (uint)count <= (uint)_rest.Length
        ? count
        : throw new InvalidDataException("the rule image is damaged: a list is longer than the image");

    private ReadOnlySpan<byte> Take(int length)
    {
        if ((uint)length > (uint)_rest.Length)
        {
            throw new InvalidDataException("the rule image is damaged: it ends early");
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
