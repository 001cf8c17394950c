using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Detection;
using SecretScan.Rules;
using SecretScan.Testing;

namespace SecretScan.Tests.Detection.Wallets;

public class Mnemonics
{
    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });

    private static readonly string Folder = Path.Combine(Repository.Root, "rules", "wallets", "bip39");

    // Made by us; the checksum holds.
    private const string Ours = "umbrella catalog slo¦gan fever trigger vessel mango hurdle pistol oxygen brave ";

    public static TheoryData<string> Languages => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    // The vectors of BIP-39 (trezor/python-mnemonic), of 12, 18 and 24 words, and the first Japanese one.
    [Theory]
    [InlineData("abandon abandon abandon abandon aban¦don abandon abandon abandon abandon abandon abandon about")]
    [InlineData("legal winner thank year wave saus¦age worth useful legal winner thank yellow")]
    [InlineData("letter advice cage absurd amount doct¦or acoustic avoid letter advice cage above")]
    [InlineData("zoo zoo zoo zoo zoo zo¦o zoo zoo zoo zoo zoo wrong")]
    [InlineData("gravity machine north sort system fem¦ale filter attitude volume fold club stay feature office ecology stable narrow fog")]
    [InlineData("hamster diagram private dutch cause delay priv¦ate meat slide toddler razor book happy fancy gospel tennis maple dilemma loan word shrug inflict delay length")]
    [InlineData("scheme spot photo card baby mount¦ain device kick cradle pact join borrow")]
    [InlineData("void come effort suffer camp sur¦vey warrior heavy shoot primary clutch crush open amazing screen patrol group space point ten exist slush involve unfold")]
    [InlineData("あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あおぞら")]
    public void OfTheVectorsHold(string phrase) => Assert.Single(Phrases.In(Bytes($"mnemonic = '{phrase}'")));

    [Theory]
    [InlineData("abandon abandon abandon abandon aban¦don abandon abandon abandon abandon abandon abandon abandon")]
    [InlineData("legal winner thank year wave saus¦age worth useful legal winner thank zebra")]
    [InlineData("zoo zoo zoo zoo zoo zo¦o zoo zoo zoo zoo zoo zoo")]
    [InlineData("abandon abandon abandon abandon aban¦don abandon abandon abandon abandon abandon about")]
    public void WithAWrongChecksumOrNumberOfWordsAreNone(string phrase) => Assert.Empty(Phrases.In(Bytes($"mnemonic = '{phrase}'")));

    [Fact]
    public void OfAnyEntropyAreFoundInEveryList() => Prop.ForAll<int, int>((seed, language) =>
    {
        var words = File.ReadAllLines(Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal).ElementAt((int)((uint)language % 10)));
        var random = new Random(seed);
        var entropy = new byte[16 + (4 * random.Next(5))];
        random.NextBytes(entropy);
        var phrase = Phrase(entropy, words);

        // The two Chinese lists share many characters.
        return Phrases.In(Bytes("seed phrase: '" + string.Join(' ', phrase) + "'")).Count is 1 or 2
            && Phrases.In(Bytes("seed phrase: '" + string.Join("', '", phrase) + "'")).Count is 1 or 2;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("{0}")]
    [InlineData("  - {0}\n")]
    [InlineData("const words = \"{0}\";")]
    [InlineData("x={0}\ny=1")]
    public void WithoutATellingWordMustStandAlone(string frame)
    {
        var finding = Assert.Single(Scan(string.Format(frame, OurPhrase(' '))));
        Assert.Equal(("bip39-mnemonic", Severity.High, Confidence.Medium), (finding.Rule.Id, finding.Severity, finding.Confidence));
        Assert.Empty(Scan(string.Format(frame.Replace("{0}", "some of {0} and more"), OurPhrase(' '))));
    }

    [Theory]
    [InlineData("my seed is {0} so keep it")]
    [InlineData("wallet seed {0}")]
    [InlineData("MNEMONIC={0}")]
    public void WithATellingWordAreCritical(string frame)
    {
        var finding = Assert.Single(Scan(string.Format(frame, OurPhrase(' '))));
        Assert.Equal((Severity.Critical, Confidence.High), (finding.Severity, finding.Confidence));
        Assert.Contains("12 words of the English list", finding.Proof, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("  ")]
    [InlineData(",")]
    [InlineData(", ")]
    [InlineData("\n")]
    [InlineData("\r\n    ")]
    [InlineData("\", \"")]
    [InlineData("',\n  '")]
    [InlineData("\n- ")]
    [InlineData("\n* ")]
    [InlineData("-")]
    [InlineData("_")]
    public void AreFoundWithEverySeparator(string separator)
    {
        var phrase = OurWords();
        Assert.Single(Scan("recovery = '" + string.Join(separator, phrase) + "'"));
        Assert.Single(Scan("recovery = '" + string.Join(separator, phrase).ToUpperInvariant() + "'"));
    }

    [Theory]
    [InlineData("{0}. {1}\n")]
    [InlineData("{0}) {1} ")]
    [InlineData("{0}: {1}, ")]
    [InlineData("{0} {1}\n")]
    public void AreFoundWithNumbers(string item) =>
        Assert.Single(Scan("Recovery\n" + string.Concat(OurWords().Select((word, i) => string.Format(item, i + 1, word)))));

    [Fact]
    public void OverTheLinesOfAStringAreFound()
    {
        var words = OurWords();
        Assert.Single(Scan($"PHRASE = (\"{string.Join(' ', words[..6])} \"\n    \"{string.Join(' ', words[6..])}\")"));
    }

    [Fact]
    public void OnLinesOfTheirOwnAreFoundEach() =>
        Assert.Equal(2, Scan($"seeds:\n{OurPhrase(' ')}\n{OurPhrase(' ')}\n").Count);

    [Fact]
    public void ListsThemselvesAreNone()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.txt"))
        {
            Assert.Empty(Scan("mnemonic seed phrase words\n" + File.ReadAllText(file)));
        }
    }

    [Fact]
    public void InAlphabeticalOrderAreNone()
    {
        var words = File.ReadAllLines(Path.Combine(Folder, "english.txt"));
        for (var i = 0; i + 24 <= words.Length; i++)
        {
            Assert.Empty(Scan($"mnemonic = '{string.Join(' ', words[i..(i + 12)])}'\nseed = \"{string.Join("\", \"", words[i..(i + 24)])}\""));
        }
    }

    [Theory]
    [InlineData("test test test test test te¦st test test test test test junk")]
    [InlineData("myth like bonus scare over prob¦lem client lizard pioneer submit female collect")]
    [InlineData("candy maple cake sugar pudding cr¦eam honey rich smooth crumble sweet treat")]
    [InlineData("ALL ALL ALL ALL ALL AL¦L ALL ALL ALL ALL ALL ALL")]
    public void OfDevelopmentToolsAreExamples(string phrase) =>
        Assert.Equal(Severity.Info, Assert.Single(Scan($"mnemonic: '{phrase}'")).Severity);

    [Theory]
    [MemberData(nameof(Languages))]
    public void ListsAreThoseThatWerePublished(string language)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, language + ".txt"));
        Assert.Contains($"| {language}.txt | `{Convert.ToHexStringLower(SHA256.HashData(bytes))}` |", File.ReadAllText(Path.Combine(Folder, "README.md")), StringComparison.Ordinal);
        Assert.Equal(2048, File.ReadAllLines(Path.Combine(Folder, language + ".txt")).Distinct().Count());
    }

    [Fact]
    public void TheEnglishListIsThatOfTheStandard() => Assert.Equal(
        "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda",
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, "english.txt")))));

    // Composed as keyboards make them; the lists are decomposed.
    [Theory]
    [InlineData("ábaco", "a\u0301baco")]
    [InlineData("AÑO", "an\u0303o")]
    [InlineData("zèbre", "ze\u0300bre")]
    [InlineData("あおぞら", "あおそ\u3099ら")]
    [InlineData("ぱんつ", "は\u309Aんつ")]
    [InlineData("가격", "\u1100\u1161\u1100\u1167\u11A8")]
    [InlineData("的", "的")]
    public void WordsAreFoundInAnyForm(string word, string folded)
    {
        var chars = new char[64];
        Assert.Equal(folded, new string(chars, 0, WordFold.Fold(Encoding.UTF8.GetBytes(word), chars)));
        Assert.Equal(folded, new string(chars, 0, WordFold.Fold(Encoding.UTF8.GetBytes(folded), chars)));
    }

    [Fact]
    public void NoBytesMakeTheReaderThrow() => Prop.ForAll<byte[], byte[]>((a, b) =>
    {
        Phrases.In([.. a ?? [], .. Bytes(OurPhrase(' ')), .. b ?? [], .. "あいこくしん　"u8, .. a ?? []]);
    }).QuickCheckThrowOnFailure();

    private static string[] OurWords() => OurPhrase(' ').Split(' ');

    // The last word holds the checksum.
    private static string OurPhrase(char separator)
    {
        var words = File.ReadAllLines(Path.Combine(Folder, "english.txt"));
        return (Ours + words.First(word => Phrases.In(Bytes("seed: " + Ours + word)) is [{ IsMadeUp: false }])).Replace("¦", "").Replace(' ', separator);
    }

    private static string[] Phrase(byte[] entropy, string[] words)
    {
        var bits = string.Concat(entropy.Append(SHA256.HashData(entropy)[0]).Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        return [.. Enumerable.Range(0, entropy.Length * 33 / 4 / 11).Select(i => words[Convert.ToInt32(bits.Substring(i * 11, 11), 2)])];
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.Replace("¦", ""));

    private static IReadOnlyList<Finding> Scan(string text) =>
        [.. Scanner.Scan(new Fragment(Bytes(text), new Origin { Kind = OriginKind.Stdin })).Where(f => f.Rule.Id == "bip39-mnemonic")];
}
