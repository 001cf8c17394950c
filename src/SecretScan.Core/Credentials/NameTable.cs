using System.Collections.Concurrent;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>The names that mean a part, ready to be looked up.</summary>
internal sealed class NameTable
{
    // "key", "api", "pass", "sec" and "sk" name many other things; from six letters on a name is telling.
    private const int TellingLength = 6;

    private const int Not = (int)Part.Certificate + 1;

    private readonly HashSet<string>?[] _parts = new HashSet<string>?[Not];
    private readonly Dictionary<string, int> _lists = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<VenuePart, NamesOfPart> _venueParts = [];
    private readonly HashSet<string> _not;

    public NameTable(RuleNames names)
    {
        foreach (var (part, list) in names.Parts)
        {
            _parts[(int)part] = new HashSet<string>(list, StringComparer.Ordinal);
            Add(list, (int)part);
        }

        _not = new HashSet<string>(names.Not, StringComparer.Ordinal);
        Add(names.Not, Not);
        Testnet = new WordSet(names.Testnet);
        Withdraw = new WordSet(names.Withdraw);
    }

    /// <summary>Words that mean a test network.</summary>
    public WordSet Testnet { get; }

    /// <summary>Words of calls that move funds out of an account.</summary>
    public WordSet Withdraw { get; }

    /// <summary>Reads a name, to be asked what it means.</summary>
    public KnownName Read(ReadOnlySpan<byte> text)
    {
        var (name, endings) = (Name.Of(text), new NameEnding?[Not + 1]);
        name.EndingsIn(_lists, endings);
        return new KnownName(name, endings);
    }

    /// <summary>
    /// What <paramref name="name"/> says about being <paramref name="part"/> of <paramref name="venue"/>, how many
    /// characters of it say so, and what is left of it without them.
    /// </summary>
    public (NameFit Fit, int Length, string Stem) Fit(KnownName name, Venue venue, VenuePart part)
    {
        // "k, s, p = ..." says no more than no name at all.
        if (name.Name.IsEmpty || name.Name.IsNumbered)
        {
            return (part.Distinctive ? NameFit.Strong : NameFit.Positional, 0, "");
        }

        var names = _venueParts.GetOrAdd(part, NamesOf);
        var (ending, stem, other) = name.BeginsWithAny(venue.NameWords)
            ? EndingsOf(name.Name, venue, part, names)
            : EndingsOf(name, part, names);
        var length = ending.Length;
        if (length < other)
        {
            return (NameFit.Contradicts, 0, stem);
        }

        // A name that the venue's own file lists is telling however short it is, tag 553 of a FIX message, as long as
        // nothing else stands before it: "id" is Coinbase's name of a key, "withdrawal_id" is not.
        var isOwn = names.Own.Contains(ending) && Name.SaysOnlyWhose(stem, venue.NameWords);
        var isTelling = length >= TellingLength || isOwn;
        var fit = isTelling || part.Distinctive ? NameFit.Strong : length == 0 ? NameFit.Unknown : NameFit.Weak;
        return (fit, length, stem);
    }

    /// <summary>True when the name means a part of any kind.</summary>
    public bool IsPartName(ReadOnlySpan<byte> name) => Read(name).IsInAny(Not);

    // The ending that means the part, the stem, and how many characters mean something else.
    private static (string Ending, string Stem, int Other) EndingsOf(KnownName name, VenuePart part, NamesOfPart names)
    {
        var ending = name.In((int)part.Part);
        if (names.Own.Count > 0 && name.Name.EndingIn(names.Own) is { } own && own.IsBefore(ending))
        {
            ending = own;
        }

        var other = name.LongestBeside((int)part.Part);
        other = names.Not.Count == 0 ? other : Math.Max(other, name.Name.EndingIn(names.Not)?.Text.Length ?? 0);
        return ending is null ? ("", "", other) : (ending.Text, name.Name.StemOf(ending), other);
    }

    // The same where the name begins with a word of the venue, which is left aside.
    private (string Ending, string Stem, int Other) EndingsOf(in Name name, Venue venue, VenuePart part, NamesOfPart names)
    {
        var (ending, stem) = name.EndsWith(names.All, venue.NameWords);
        var other = Math.Max(name.EndsWith(_not, venue.NameWords).Ending.Length, name.EndsWith(names.Not, venue.NameWords).Ending.Length);
        foreach (var list in _parts)
        {
            if (list is not null && list != _parts[(int)part.Part])
            {
                other = Math.Max(other, name.EndsWith(list, venue.NameWords).Ending.Length);
            }
        }

        return (ending, stem, other);
    }

    private void Add(IEnumerable<string> names, int list)
    {
        foreach (var name in names)
        {
            _lists[name] = _lists.GetValueOrDefault(name) | (1 << list);
        }
    }

    private NamesOfPart NamesOf(VenuePart part)
    {
        var own = new HashSet<string>(part.Names, StringComparer.Ordinal);
        var all = new HashSet<string>(own, StringComparer.Ordinal);
        all.UnionWith(_parts[(int)part.Part] ?? []);
        return new NamesOfPart(own, all, new HashSet<string>(part.NotNames, StringComparer.Ordinal));
    }

    // A class: generic code of the framework over a struct of ours is left to the JIT, and a hook pays for that.
    private sealed record NamesOfPart(HashSet<string> Own, HashSet<string> All, HashSet<string> Not);
}
