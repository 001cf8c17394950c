using SecretScan.Credentials;
using SecretScan.Rules;
using SecretScan.Rules.Images;

namespace SecretScan.Detection;

/// <summary>
/// Finds wallet secrets that no keyword leads to: arithmetic tells them from everything else of their shape. Which of
/// them are looked for is told by the rules whose validator finds its values itself.
/// </summary>
internal sealed class WalletReader
{
    private const int NoRule = -1;

    private readonly int _wif;
    private readonly int _bip38;

    private WalletReader(RuleImage image)
    {
        _wif = RuleOf(image, Validator.Wif);
        _bip38 = RuleOf(image, Validator.Bip38);
    }

    /// <summary>The reader of an image's rules, or null when none of them asks for one.</summary>
    public static WalletReader? Of(RuleImage image)
    {
        var entries = image.Entries;
        for (var rule = 0; rule < entries.Length; rule++)
        {
            if ((entries[rule].Traits & RuleTraits.FindsItself) != 0)
            {
                return new WalletReader(image);
            }
        }

        return null;
    }

    /// <summary>Lengths of the runs that <see cref="Read"/> looks at.</summary>
    public static ReadOnlySpan<int> Lengths => [Wif.Uncompressed, Wif.Compressed, Bip38.Length];

    /// <summary>Puts the runs of <paramref name="text"/> to the proof.</summary>
    public void Read(ReadOnlySpan<byte> text, SpanBuffer runs, ref TokenMatcher matches, ref FragmentScan? scan)
    {
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            switch (run.Length)
            {
                case Wif.Uncompressed or Wif.Compressed when _wif != NoRule:
                    Add(_wif, run, Wif.Check(run.In(text)), ref matches, ref scan);
                    break;
                case Bip38.Length when _bip38 != NoRule:
                    Add(_bip38, run, Bip38.Check(run.In(text)), ref matches, ref scan);
                    break;
                default:
                    break;
            }
        }
    }

    private static void Add(int rule, Span span, Validation validation, ref TokenMatcher matches, ref FragmentScan? scan)
    {
        if (validation.Verdict != Verdict.Reject)
        {
            matches.AddProved(rule, span, validation, ref scan);
        }
    }

    private static int RuleOf(RuleImage image, Validator validator)
    {
        var entries = image.Entries;
        for (var rule = 0; rule < entries.Length; rule++)
        {
            if (entries[rule].Validator == validator && (entries[rule].Traits & RuleTraits.FindsItself) != 0)
            {
                return rule;
            }
        }

        return NoRule;
    }
}
