using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SecretScan.Rules.Keywords;
using SecretScan.Rules.Patterns;

namespace SecretScan.Rules.Images;

/// <summary>
/// A set of rules in the one binary form that the build and the loader of users' files both make. It is read in place:
/// opening it costs nothing that grows with the number of rules. Safe to use from several threads.
/// </summary>
public sealed class RuleImage
{
    private const int HashBits = 48;
    private const int MarkedBytes = 32;

    private readonly ImageData _data;
    private readonly SectionRange[] _sections;
    private readonly ImageHeader _header;
    private readonly RuleRecord?[] _rules;
    private Regex?[]? _regexes;
    private ImmutableArray<Venue> _venues;
    private RuleNames? _names;
    private string? _id;

    private RuleImage(ImageData data, ImageHeader header, SectionRange[] sections)
    {
        _data = data;
        _header = header;
        _sections = sections;
        _rules = new RuleRecord?[Entries.Length];
    }

    /// <summary><c>sha256:</c> and the hash of the image in hex: two scans with the same id used the same rules.</summary>
    public string Id => _id ??= Encoding.ASCII.GetString(Section(ImageSection.Id));

    /// <summary>What detection needs of each rule, ordered by id.</summary>
    public RuleEntries Entries => new(Section(ImageSection.Entries));

    /// <summary>Finds the keywords of all rules and venues.</summary>
    public KeywordAutomaton Keywords => new(
        Section(ImageSection.KeywordClasses),
        Words(ImageSection.KeywordNext),
        Words(ImageSection.KeywordOutputStarts),
        Words(ImageSection.KeywordOutputs),
        Words(ImageSection.KeywordLengths),
        _header.KeywordClassBits,
        _header.LongestKeyword);

    /// <summary>Runs the patterns and shapes of all rules.</summary>
    public PatternTable Patterns => new(
        Words(ImageSection.PatternCode),
        Section(ImageSection.PatternSets),
        Section(ImageSection.PatternLiterals));

    /// <summary>The venues.</summary>
    /// <exception cref="InvalidDataException">The image is damaged.</exception>
    public ImmutableArray<Venue> Venues
    {
        get
        {
            if (_venues.IsDefault)
            {
                // A venue is known by its object: two threads that read at once must end up with the same ones.
                ImmutableInterlocked.InterlockedInitialize(ref _venues, new MetadataReader(Section(ImageSection.Venues)).Venues());
            }

            return _venues;
        }
    }

    /// <summary>The names that mean a part at any venue.</summary>
    /// <exception cref="InvalidDataException">The image is damaged.</exception>
    public RuleNames Names => _names ??= new MetadataReader(Section(ImageSection.Names)).Names();

    /// <summary>Opens an image.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another version.</exception>
    /// <exception cref="PlatformNotSupportedException">The processor is big-endian: the image is little-endian.</exception>
    public static RuleImage Open(ImageData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("rule images are little-endian and this processor is not");
        }

        var bytes = data();
        var header = bytes.Length >= Unsafe.SizeOf<ImageHeader>() ? Unsafe.ReadUnaligned<ImageHeader>(in bytes[0]) : default;
        if (header.Magic != ImageHeader.ExpectedMagic)
        {
            throw new InvalidDataException("this is no rule image");
        }

        if (header.Version != ImageHeader.ExpectedVersion)
        {
            throw new InvalidDataException(
                $"this rule image has version {header.Version}; version {ImageHeader.ExpectedVersion} is needed");
        }

        return new RuleImage(data, header, Sections(bytes));
    }

    /// <summary>A rule.</summary>
    /// <param name="index">Its index in <see cref="Entries"/>.</param>
    /// <exception cref="InvalidDataException">The image is damaged.</exception>
    public Rule Rule(int index) => Read(index).Rule;

    /// <summary>The rule with an id, or -1.</summary>
    /// <exception cref="InvalidDataException">The image is damaged.</exception>
    public int FindRule(string id)
    {
        int low = 0, high = Entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Rule(middle).Id, id);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>
    /// The pattern of a rule with <see cref="RuleTraits.IsRegex"/>, over the bytes as Latin-1 characters. Built when it is first
    /// asked for; boundaries are part of the match, the value is the group <c>secret</c>.
    /// </summary>
    /// <param name="index">The rule's index in <see cref="Entries"/>.</param>
    /// <exception cref="ArgumentException">The rule's pattern is in the pattern table.</exception>
    public Regex Regex(int index) => (_regexes ??= new Regex?[_rules.Length])[index] ??= WideRegex.Build(
        Read(index).Regex ?? throw new ArgumentException("this rule has no regular expression", nameof(index)));

    /// <summary>What a hit of a keyword means.</summary>
    /// <param name="keyword">The number of the keyword, see <see cref="KeywordHit.Keyword"/>.</param>
    public KeywordMeanings UsesOf(int keyword)
    {
        var starts = Section(ImageSection.UseStarts);
        var start = BinaryPrimitives.ReadInt32LittleEndian(starts[(keyword * sizeof(int))..]);
        var end = BinaryPrimitives.ReadInt32LittleEndian(starts[((keyword + 1) * sizeof(int))..]);
        return new(Section(ImageSection.Uses)[(start * Unsafe.SizeOf<KeywordUse>())..(end * Unsafe.SizeOf<KeywordUse>())]);
    }

    /// <summary>True for a value that documentation prints. Costs one SHA-256 where its mark is that of one, else next to nothing.</summary>
    public bool IsKnownExample(ReadOnlySpan<byte> value)
    {
        var known = MemoryMarshal.Cast<byte, ulong>(Section(ImageSection.KnownExamples));
        var mark = Mark(value);
        var first = known.BinarySearch(mark << HashBits);
        first = first < 0 ? ~first : first;
        return first < known.Length && known[first] >> HashBits == mark && known.BinarySearch(ShortHash(value)) >= 0;
    }

    /// <summary>How <see cref="ImageSection.KnownExamples"/> keeps a value.</summary>
    internal static ulong ShortHash(ReadOnlySpan<byte> value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(value, hash);
        return (Mark(value) << HashBits) | (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> (64 - HashBits));
    }

    // FNV-1a (Fowler, Noll and Vo 1991) of the first bytes, folded.
    private static ulong Mark(ReadOnlySpan<byte> value)
    {
        var mark = 2_166_136_261U;
        foreach (var b in value[..Math.Min(value.Length, MarkedBytes)])
        {
            mark = (mark ^ b) * 16_777_619;
        }

        return (mark >> 16) ^ (mark & 0xFFFF);
    }

    private static SectionRange[] Sections(ReadOnlySpan<byte> image)
    {
        var sections = new SectionRange[ImageHeader.Sections];
        var (headerSize, rangeSize) = (Unsafe.SizeOf<ImageHeader>(), Unsafe.SizeOf<SectionRange>());
        if (image.Length < headerSize + (sections.Length * rangeSize))
        {
            throw new InvalidDataException("the rule image is damaged: it ends early");
        }

        for (var i = 0; i < sections.Length; i++)
        {
            sections[i] = Unsafe.ReadUnaligned<SectionRange>(in image.Slice(headerSize + (i * rangeSize), rangeSize)[0]);
            var (offset, length) = sections[i];
            if (offset < 0 || length < 0 || offset > image.Length - length || offset % ImageHeader.Alignment != 0)
            {
                throw new InvalidDataException("the rule image is damaged: a section lies outside");
            }
        }

        return sections;
    }

    private RuleRecord Read(int index) => _rules[index] ??=
        new MetadataReader(Section(ImageSection.Rules)[Entries[index].Metadata..]).Rule();

    private ReadOnlySpan<byte> Section(ImageSection section)
    {
        var (offset, length) = _sections[(int)section];
        return _data().Slice(offset, length);
    }

    private ReadOnlySpan<ushort> Words(ImageSection section) => MemoryMarshal.Cast<byte, ushort>(Section(section));
}
