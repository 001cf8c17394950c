using System.Text;
using SecretScan.Credentials;
using SecretScan.Rules;
using SecretScan.Rules.Images;

namespace SecretScan.Detection;

/// <summary>
/// Finds wallet secrets and key files that no keyword leads to: arithmetic or structure tells them from everything else of their shape. Which of
/// them are looked for is told by the rules whose validator finds its values itself.
/// </summary>
internal sealed class WalletReader
{
    private const int NoRule = -1;

    // Some milliseconds at most; what holds more signatures than that is a ledger.
    private const int MostPairs = 10_000;
    private const int MostKeys = 2_000;

    private readonly RuleImage _image;
    private readonly int _wif;
    private readonly int _bip38;
    private readonly int _evm;
    private readonly int _solana;
    private readonly int _solanaArray;
    private readonly int _mnemonic;
    private readonly int _file;
    private readonly int _keyStore;
    private readonly int _keePass;
    private readonly int _loneHex;

    private WalletReader(RuleImage image)
    {
        _image = image;
        _wif = RuleOf(image, Validator.Wif);
        _bip38 = RuleOf(image, Validator.Bip38);
        _evm = RuleOf(image, Validator.EvmKey);
        _solana = RuleOf(image, Validator.SolanaKey);
        _solanaArray = RuleOf(image, Validator.SolanaArray);
        _mnemonic = RuleOf(image, Validator.Mnemonic);
        _file = RuleOf(image, Validator.WalletFile);
        _keyStore = RuleOf(image, Validator.KeyStoreFile);
        _keePass = RuleOf(image, Validator.KeepassFile);
        _loneHex = RuleOf(image, Validator.LoneHex);
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
    public static ReadOnlySpan<int> Lengths =>
        [Wif.Uncompressed, Wif.Compressed, Bip38.Length, EvmKey.Bare, EvmKey.Prefixed, SolanaKey.ShortestBase58, SolanaKey.ShortestBase58 + 1, SolanaKey.LongestBase58];

    /// <summary>Puts <paramref name="text"/> and its <paramref name="runs"/> to the proof.</summary>
    public void Read(ReadOnlySpan<byte> text, SpanBuffer runs, ref TokenMatcher matches, ref FragmentScan? scan)
    {
        AddFile(text, ref matches, ref scan);
        List<int>? keys = null;
        var place = new EvmKeyPlace();
        var pairs = 0;
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
                case EvmKey.Bare or EvmKey.Prefixed when _evm != NoRule && (keys?.Count ?? 0) < MostKeys && place.IsWorthReading(text, run):
                    (keys ??= []).Add(i);
                    break;
                case >= SolanaKey.ShortestBase58 and <= SolanaKey.LongestBase58 when _solana != NoRule && pairs < MostPairs:
                    pairs += AddPair(text, run, ref matches, ref scan) ? 1 : 0;
                    break;
                default:
                    break;
            }
        }

        if (keys is not null)
        {
            AddKeys(text, runs, keys, ref matches, ref scan);
        }

        if (_mnemonic != NoRule)
        {
            AddPhrases(text, ref matches, ref scan);
        }
    }

    private void AddFile(ReadOnlySpan<byte> text, ref TokenMatcher matches, ref FragmentScan? scan)
    {
        if (_file != NoRule)
        {
            var file = WalletFile.Find(text, out var record);
            Add(_file, record, file, ref matches, ref scan);
        }

        if (_loneHex != NoRule)
        {
            var file = LoneHex.Find(text, out var key);
            Add(_loneHex, key, file, ref matches, ref scan);
        }

        if (_keyStore != NoRule && KeyStoreFile.MayBe(text))
        {
            var file = KeyStoreFile.Find(text, ref ScanBuffers.OfThread.RoundsLeft, out var end);
            Add(_keyStore, end, file, ref matches, ref scan);
        }

        if (_keePass != NoRule && KeePassFile.MayBe(text))
        {
            var file = KeePassFile.Find(text, out var end);
            Add(_keePass, end, file, ref matches, ref scan);
        }
    }

    /// <summary>Puts the lists of numbers in <paramref name="text"/> to the proof.</summary>
    public void ReadLists(ReadOnlySpan<byte> text, ref TokenMatcher matches, ref FragmentScan? scan)
    {
        Span<byte> pair = stackalloc byte[SolanaKey.Length];
        var from = 0;
        for (var proofs = 0; _solanaArray != NoRule && proofs < MostPairs && ByteArrays.Next(text, from, pair) is { IsEmpty: false } list; proofs++)
        {
            Add(_solanaArray, list, Ed25519Pair.Holds(pair) ? SolanaKey.Proved : Validation.Rejected, ref matches, ref scan);
            from = list.End;
        }
    }

    private bool AddPair(ReadOnlySpan<byte> text, Span run, ref TokenMatcher matches, ref FragmentScan? scan)
    {
        Span<byte> pair = stackalloc byte[SolanaKey.Length];
        if (!SolanaKey.TryDecode(run.In(text), pair) || (SolanaKey.LooksLikeSignature(pair) && !TellingWords.Precede(text, run.Start)))
        {
            return false;
        }

        Add(_solana, run, Ed25519Pair.Holds(pair) ? SolanaKey.Proved : Validation.Rejected, ref matches, ref scan);
        return true;
    }

    private void AddKeys(ReadOnlySpan<byte> text, SpanBuffer runs, List<int> keys, ref TokenMatcher matches, ref FragmentScan? scan)
    {
        var reader = new EvmKeyReader(text, keys.ConvertAll(i => runs[i].Start));
        foreach (var index in keys)
        {
            var run = runs[index];
            Add(_evm, run, IsPublished(run.In(text)) ? new(Verdict.Example) : reader.Judge(run), ref matches, ref scan);
        }
    }

    // The rule lists them as their tools print them, with 0x and in small letters.
    private bool IsPublished(ReadOnlySpan<byte> key)
    {
        Span<byte> printed = stackalloc byte[EvmKey.Prefixed];
        "0x"u8.CopyTo(printed);
        Ascii.ToLower(EvmKey.Digits(key), printed[2..], out _);
        return _image.IsKnownExample(printed);
    }

    private void AddPhrases(ReadOnlySpan<byte> text, ref TokenMatcher matches, ref FragmentScan? scan)
    {
        foreach (var phrase in Phrases.In(text))
        {
            var validation = _image.IsKnownExample(phrase.Plain) ? new(Verdict.Example)
                : phrase.IsMadeUp ? Validation.Rejected
                : new Validation(phrase.IsNamed || phrase.Words == Mnemonic.Longest ? Verdict.Proved : Verdict.Accept, phrase.Proof);
            Add(_mnemonic, phrase.Span, validation, ref matches, ref scan);
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
