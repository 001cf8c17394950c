using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SecretScan.Rules.Checking;
using SecretScan.Rules.Keywords;
using SecretScan.Rules.Patterns;
using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Images;

/// <summary>Makes the image of checked rules. Equal input gives equal bytes.</summary>
internal static class RuleImageWriter
{
    /// <exception cref="ArgumentException">The keywords of all rules together are too many.</exception>
    public static byte[] Write(IReadOnlyList<RuleFile> files, IEnumerable<CheckedRule> checkedRules, CompiledPatterns patterns)
    {
        CheckedRule[] rules = [.. checkedRules.OrderBy(r => r.Id, StringComparer.Ordinal)];
        var venues = Venues(files, rules);
        var uses = new KeywordUses(rules, venues);
        var automaton = KeywordAutomatonBuilder.Build(uses.Keywords);
        var entries = new RuleEntry[rules.Length];
        var metadata = new MetadataWriter();
        for (var i = 0; i < rules.Length; i++)
        {
            entries[i] = Entry(rules[i], metadata.Length);
            metadata.Rule(new RuleRecord(Rule(rules[i]), rules[i].Regex));
        }

        var sections = new byte[ImageHeader.Sections][];
        sections[(int)ImageSection.KeywordClasses] = automaton.Classes;
        sections[(int)ImageSection.KeywordNext] = Bytes<ushort>(automaton.Next);
        sections[(int)ImageSection.KeywordOutputStarts] = Bytes<ushort>(automaton.OutputStarts);
        sections[(int)ImageSection.KeywordOutputs] = Bytes<ushort>(automaton.Outputs);
        sections[(int)ImageSection.KeywordLengths] = Bytes<ushort>(automaton.Lengths);
        sections[(int)ImageSection.UseStarts] = Bytes<int>(uses.Starts);
        sections[(int)ImageSection.Uses] = Bytes<KeywordUse>(uses.Uses);
        sections[(int)ImageSection.PatternCode] = Bytes<ushort>(patterns.Code);
        sections[(int)ImageSection.PatternSets] = patterns.Sets;
        sections[(int)ImageSection.PatternLiterals] = patterns.Literals;
        sections[(int)ImageSection.Entries] = Bytes<RuleEntry>(entries);
        sections[(int)ImageSection.KnownExamples] = Bytes<ulong>(KnownExamples(rules));
        sections[(int)ImageSection.Rules] = metadata.ToArray();
        sections[(int)ImageSection.Venues] = Written(w => w.Venues(venues));
        sections[(int)ImageSection.Names] = Written(w => w.Names(AllNames(files)));
        sections[(int)ImageSection.Id] = Identity(sections.Take((int)ImageSection.Id));
        var header = new ImageHeader(
            ImageHeader.ExpectedMagic, ImageHeader.ExpectedVersion, automaton.ClassBits, automaton.Longest);
        return Join(header, sections);
    }

    private static byte[] Identity(IEnumerable<byte[]> sections) =>
        Encoding.ASCII.GetBytes("sha256:" + Convert.ToHexStringLower(SHA256.HashData([.. sections.SelectMany(section => section)])));

    private static byte[] Join(ImageHeader header, byte[][] sections)
    {
        var ranges = new SectionRange[sections.Length];
        var end = Unsafe.SizeOf<ImageHeader>() + (Unsafe.SizeOf<SectionRange>() * ranges.Length);
        for (var i = 0; i < sections.Length; i++)
        {
            var offset = Aligned(end);
            ranges[i] = new(offset, sections[i].Length);
            end = offset + sections[i].Length;
        }

        // A whole number of words, which is how the built-in image is written down.
        var image = new byte[Aligned(end)];
        byte[] head = [.. Bytes<ImageHeader>([header]), .. Bytes<SectionRange>(ranges)];
        head.CopyTo(image, 0);
        foreach (var (section, range) in sections.Zip(ranges))
        {
            section.CopyTo(image, range.Offset);
        }

        return image;
    }

    private static RuleEntry Entry(CheckedRule rule, int metadata) => new()
    {
        Pattern = rule.Entry,
        MinLength = rule.MinLength,
        MaxLength = rule.MaxLength,
        Window = rule.Window,
        ContextBytes = rule.ContextBytes,
        Entropy = rule.Syntax.Entropy?.Value ?? 0,
        Traits = rule.Traits,
        Part = rule.Part,
        Severity = rule.Severity,
        Confidence = rule.Confidence,
        Validator = rule.Validator,
        Metadata = metadata,
    };

    private static Rule Rule(CheckedRule rule)
    {
        var syntax = rule.Syntax;
        var remediation = syntax.Remediation;
        return new()
        {
            Id = rule.Id,
            Title = syntax.Title!.Value,
            Provider = rule.File.Provider!.Value,
            ProviderName = rule.File.Name!.Value,
            Part = rule.Part,
            Severity = rule.Severity,
            Confidence = rule.Confidence,
            Impact = syntax.Impact?.Value ?? "",
            Remediation = new(
                remediation?.Summary?.Value ?? "", Texts(remediation?.Steps ?? []), (remediation?.Url ?? rule.File.Url)?.Value),
            Rotation = syntax.RotateDays?.Value,
            Files = Texts(syntax.Files),
            References = Texts(syntax.References),
        };
    }

    private static Venue[] Venues(IReadOnlyList<RuleFile> files, CheckedRule[] rules)
    {
        return [.. files.Where(f => f.Venue is not null)
            .OrderBy(f => f.Provider!.Value, StringComparer.Ordinal)
            .Select(f => new Venue
            {
                Provider = f.Provider!.Value,
                Name = f.Name!.Value,
                Words = Texts(f.Venue!.Words),
                Testnet = Texts(f.Venue.Testnet),
                Sets = [.. f.Venue.Sets.Select(set => set.Select(part => part.Value).ToImmutableArray())],
                PairLines = f.Venue.PairLines?.Value ?? 0,
                Closed = f.Venue.Closed?.Value ?? false,
                Signatures = [.. f.Venue.Signatures.Select(Signature)],
                Pair = f.Venue.Pair?.Value ?? KeyEquation.None,
                Parts = [.. rules.Index().Where(r => r.Item.IsPart && r.Item.File == f).Select(r => Part(r.Index, r.Item))],
            })];
    }

    private static RequestSignature Signature(SignatureSyntax signature) => new()
    {
        Names = Texts(signature.Names),
        Hash = signature.Hash!.Value,
        Encoding = signature.Encoding?.Value ?? BytesForm.Hex,
        Secret = signature.Secret?.Value ?? BytesForm.Text,
        Message = signature.Message!.Value,
        Fields = [.. signature.Fields.Select(f => new SignatureField(f.Piece, f.Name.Value))],
        StripPath = signature.StripPath?.Value,
    };

    private static VenuePart Part(int index, CheckedRule rule) => new()
    {
        Rule = index,
        Part = rule.Part,
        Shape = rule.Entry,
        MinLength = rule.MinLength,
        MaxLength = rule.MaxLength,
        Validator = rule.Validator,
        Weak = rule.IsWeak,
        Distinctive = rule.Syntax.Distinctive?.Value ?? false,
        Needs = rule.Syntax.Needs?.Value ?? Nearness.None,
        Algorithms = [.. rule.Syntax.Algorithms.Select(a => a.Value)],
        Names = Normal(rule.Syntax.Names),
        NotNames = Normal(rule.Syntax.NotNames),
    };

    private static RuleNames AllNames(IReadOnlyList<RuleFile> files)
    {
        NamesSyntax[] all = [.. files.Select(f => f.Names).OfType<NamesSyntax>()];
        return new()
        {
            Parts = [.. Enum.GetValues<Part>()
                .Select(part => new PartNames(part, Normal(all.SelectMany(n => n.Parts[part]))))
                .Where(names => !names.Names.IsEmpty)],
            Not = Normal(all.SelectMany(n => n.Not)),
            Testnet = Normal(all.SelectMany(n => n.Testnet)),
            Withdraw = Normal(all.SelectMany(n => n.Withdraw)),
        };
    }

    private static ulong[] KnownExamples(CheckedRule[] rules) =>
        [.. rules.SelectMany(r => r.Syntax.KnownExamples).Select(e => RuleImage.ShortHash(e.Bytes)).Distinct().Order()];

    private static ImmutableArray<string> Texts(IEnumerable<Written<string>> texts) => [.. texts.Select(t => t.Value)];

    private static ImmutableArray<string> Normal(IEnumerable<Written<string>> names) =>
        [.. names.Select(n => Names.Normalize(n.Value)).Distinct()];

    private static byte[] Written(Action<MetadataWriter> write)
    {
        var writer = new MetadataWriter();
        write(writer);
        return writer.ToArray();
    }

    private static byte[] Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static int Aligned(int offset) => (offset + ImageHeader.Alignment - 1) / ImageHeader.Alignment * ImageHeader.Alignment;
}
