using System.Collections.Immutable;
using System.Text;

namespace SecretScan.Rules.Images;

/// <summary>Writes what is decoded only when somebody asks for it; <see cref="MetadataReader"/> reads it in the same order.</summary>
internal sealed class MetadataWriter
{
    private readonly List<byte> _bytes = [];

    public int Length => _bytes.Count;

    public byte[] ToArray() => [.. _bytes];

    public void Rule(RuleRecord record)
    {
        var rule = record.Rule;
        Text(record.Regex);
        Text(rule.Id);
        Text(rule.Title);
        Text(rule.Provider);
        Text(rule.ProviderName);
        Number((int)rule.Part);
        Number((int)rule.Severity);
        Number((int)rule.Confidence);
        Text(rule.Impact);
        Text(rule.Remediation.Summary);
        Texts(rule.Remediation.Steps);
        Text(rule.Remediation.Url);
        Number(rule.Rotation?.From ?? 0);
        Number(rule.Rotation?.To ?? 0);
        Texts(rule.Files);
        Texts(rule.References);
    }

    public void Venues(IReadOnlyCollection<Venue> venues)
    {
        Number(venues.Count);
        foreach (var venue in venues)
        {
            Text(venue.Provider);
            Text(venue.Name);
            Texts(venue.Words);
            Texts(venue.Testnet);
            Sets(venue.Sets);
            Number(venue.PairLines);
            Flag(venue.Closed);
            Signatures(venue.Signatures);
            Number((int)venue.Pair);
            VenueParts(venue.Parts);
        }
    }

    public void Names(RuleNames names)
    {
        Number(names.Parts.Length);
        foreach (var (part, words) in names.Parts)
        {
            Number((int)part);
            Texts(words);
        }

        Texts(names.Not);
        Texts(names.Testnet);
        Texts(names.Withdraw);
    }

    private void Sets(ImmutableArray<ImmutableArray<Part>> sets)
    {
        Number(sets.Length);
        foreach (var set in sets)
        {
            Number(set.Length);
            foreach (var part in set)
            {
                Number((int)part);
            }
        }
    }

    private void Signatures(ImmutableArray<RequestSignature> signatures)
    {
        Number(signatures.Length);
        foreach (var signature in signatures)
        {
            Texts(signature.Names);
            Number((int)signature.Hash);
            Number((int)signature.Encoding);
            Number((int)signature.Secret);
            Text(signature.Message);
            Fields(signature.Fields);
            Text(signature.StripPath);
        }
    }

    private void Fields(ImmutableArray<SignatureField> fields)
    {
        Number(fields.Length);
        foreach (var field in fields)
        {
            Text(field.Piece);
            Text(field.Name);
        }
    }

    private void VenueParts(ImmutableArray<VenuePart> parts)
    {
        Number(parts.Length);
        foreach (var part in parts)
        {
            Number(part.Rule);
            Number((int)part.Part);
            Number(part.Shape + 1);
            Number(part.MinLength);
            Number(part.MaxLength);
            Number((int)part.Validator);
            Flag(part.Weak);
            Flag(part.Distinctive);
            Number((int)part.Needs);
            Numbers(part.Algorithms);
            Texts(part.Names);
            Texts(part.NotNames);
        }
    }

    private void Numbers(ImmutableArray<KeyAlgorithm> values)
    {
        Number(values.Length);
        foreach (var value in values)
        {
            Number((int)value);
        }
    }

    private void Number(int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
        {
            _bytes.Add((byte)(rest | 0x80));
        }

        _bytes.Add((byte)rest);
    }

    private void Flag(bool value) => Number(value ? 1 : 0);

    private void Text(string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "");
        Number(bytes.Length);
        _bytes.AddRange(bytes);
    }

    private void Texts(IReadOnlyCollection<string> texts)
    {
        Number(texts.Count);
        foreach (var text in texts)
        {
            Text(text);
        }
    }
}
