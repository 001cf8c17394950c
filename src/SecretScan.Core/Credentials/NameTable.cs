using System.Collections.Concurrent;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>The names that mean a part, ready to be looked up.</summary>
internal sealed class NameTable
{
    // "key", "api", "pass", "sec" and "sk" name many other things; from six letters on a name is telling.
    private const int TellingLength = 6;

    private readonly HashSet<string>?[] _parts = new HashSet<string>?[(int)Part.Certificate + 1];
    private readonly ConcurrentDictionary<VenuePart, NamesOfPart> _venueParts = [];
    private readonly HashSet<string> _not;

    public NameTable(RuleNames names)
    {
        foreach (var (part, list) in names.Parts)
        {
            _parts[(int)part] = new HashSet<string>(list, StringComparer.Ordinal);
        }

        _not = new HashSet<string>(names.Not, StringComparer.Ordinal);
        Testnet = new HashSet<string>(names.Testnet, StringComparer.Ordinal);
        Withdraw = new HashSet<string>(names.Withdraw, StringComparer.Ordinal);
    }

    /// <summary>Words that mean a test network.</summary>
    public HashSet<string> Testnet { get; }

    /// <summary>Words of calls that move funds out of an account.</summary>
    public HashSet<string> Withdraw { get; }

    /// <summary>
    /// What <paramref name="name"/> says about being <paramref name="part"/> of <paramref name="venue"/>, how many
    /// characters of it say so, and what is left of it without them.
    /// </summary>
    public (NameFit Fit, int Length, string Stem) Fit(in Name name, Venue venue, VenuePart part)
    {
        // "k, s, p = ..." says no more than no name at all.
        if (name.IsEmpty || name.IsNumbered)
        {
            return (part.Distinctive ? NameFit.Strong : NameFit.Positional, 0, "");
        }

        var (own, all, not) = _venueParts.GetOrAdd(part, NamesOf);
        var (ending, stem) = name.EndsWith(all, venue.NameWords);
        var length = ending.Length;
        var other = Math.Max(name.EndsWith(_not, venue.NameWords).Ending.Length, name.EndsWith(not, venue.NameWords).Ending.Length);
        foreach (var names in _parts)
        {
            if (names is not null && names != _parts[(int)part.Part])
            {
                other = Math.Max(other, name.EndsWith(names, venue.NameWords).Ending.Length);
            }
        }

        if (length < other)
        {
            return (NameFit.Contradicts, 0, stem);
        }

        // A name that the venue's own file lists is telling however short it is, tag 553 of a FIX message, as long as
        // nothing else stands before it: "id" is Coinbase's name of a key, "withdrawal_id" is not.
        var isOwn = own.Contains(ending) && Name.SaysOnlyWhose(stem, venue.NameWords);
        var isTelling = length >= TellingLength || isOwn;
        var fit = isTelling || part.Distinctive ? NameFit.Strong : length == 0 ? NameFit.Unknown : NameFit.Weak;
        return (fit, length, stem);
    }

    /// <summary>True when the name means a part of any kind.</summary>
    public bool IsPartName(in Name name)
    {
        foreach (var names in _parts)
        {
            if (names is not null && name.EndsWith(names, []).Ending.Length > 0)
            {
                return true;
            }
        }

        return false;
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
