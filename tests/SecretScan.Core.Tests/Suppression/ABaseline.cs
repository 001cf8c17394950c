using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Suppression;

namespace SecretScan.Tests.Suppression;

public sealed class ABaseline : IDisposable
{
    private static readonly DateOnly Today = new(2026, 1, 31);
    private readonly string _folder = Directory.CreateTempSubdirectory("secretscan-").FullName;

    private string PathOfIt => Path.Combine(_folder, Baseline.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AcceptsWhatWasFound()
    {
        var result = Sample.Result(Sample.KuCoinSet().AsSpan());
        var baseline = Baseline.Create(result, "test account", Today);
        Assert.Equal(3, baseline.Entries.Length);
        var left = new Suppressor(baseline, _ => false, Today).Apply(result.Findings, _ => []);
        Assert.Empty(left.Findings);
        Assert.Equal(3, left.Suppressed.Length);
    }

    [Fact]
    public void IsWrittenAsExpected()
    {
        var found = Sample.Result(
        [
            .. Sample.KuCoinSet(),
            Sample.Finding(Sample.GitHub, Sample.Token, "b\u202e.txt", 1),
            Sample.Finding(Sample.GitHub, Sample.Token, "a/" + Sample.Token.Replace("¦", ""), 1),
        ]);
        Baseline.Create(found, "it's a \"Prüf\" account", Today).Save(PathOfIt);
        Golden.Matches(File.ReadAllText(PathOfIt), "baseline.json");
    }

    [Fact]
    public void ReadsWhatItWrote()
    {
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(s.Get)));
        var entries =
            from reason in texts
            from owner in Gen.OneOf(texts, Gen.Constant<string>(null!))
            from occurrences in Gen.Choose(1, int.MaxValue)
            from days in Gen.Choose(0, 100_000)
            from expires in Gen.Elements(true, false)
            from id in Gen.Choose(0, 1_000_000)
            select new BaselineEntry
            {
                Fingerprint = new Fingerprint($"v1:{id}"), RuleId = "rule", Provider = "provider", Occurrences = occurrences,
                Reason = reason, Owner = owner, AddedAt = DateOnly.FromDayNumber(days), Expires = expires ? DateOnly.FromDayNumber(days) : null,
            };
        Prop.ForAll(entries.ListOf().ToArbitrary(), list =>
        {
            var written = new Baseline(list.DistinctBy(e => e.Fingerprint));
            written.Save(PathOfIt);
            var read = Baseline.Load(PathOfIt);
            return read.Entries.Select(WithoutPaths).SequenceEqual(written.Entries.Select(WithoutPaths));
        }).QuickCheckThrowOnFailure();

        // Two immutable arrays are equal only when they are the same one.
        static BaselineEntry WithoutPaths(BaselineEntry entry) => entry with { Paths = [] };
    }

    [Fact]
    public void KeepsReasonsWhenUpdated()
    {
        var old = Baseline.Create(Sample.Result(Sample.KuCoinSet()[0]), "first", Today.AddDays(-9));
        var now = Sample.Result(Sample.KuCoinSet()[1]) with
        {
            Suppressed = [new SuppressedFinding(Sample.KuCoinSet()[0], SuppressedBy.Baseline, "first")],
        };
        var update = old.Update(now, "second", Today, whole: true);
        Assert.Equal([("first", Today.AddDays(-9)), ("second", Today)], update.Baseline.Entries.Select(e => (e.Reason, e.AddedAt)));
        Assert.Equal("second", Assert.Single(update.Added).Reason);
        Assert.Empty(update.Gone);
    }

    [Fact]
    public void CountsOneMoreCopy()
    {
        var old = Baseline.Create(Sample.Result(Sample.Finding(Sample.GitHub, Sample.Token, "a", 1)), "first", Today);
        var update = old.Update(
            Sample.Result(
                Sample.Finding(Sample.GitHub, Sample.Token, "a", 1), Sample.Finding(Sample.GitHub, Sample.Token, "a", 2)),
            "second",
            Today,
            whole: true);
        Assert.Equal((2, "first"), (update.Baseline.Entries.Single().Occurrences, update.Baseline.Entries.Single().Reason));
        Assert.Single(update.Added);
    }

    [Theory]
    [InlineData(true, true, 0)]
    [InlineData(true, false, 1)]
    [InlineData(false, true, 1)]
    public void LosesWhatIsGoneOnlyWhenEverythingWasRead(bool whole, bool complete, int left)
    {
        var old = Baseline.Create(Sample.Result(Sample.KuCoinSet()[0]), "first", Today);
        var now = Sample.Result();
        if (!complete)
        {
            now.Coverage.Skip("big", null, SkipReason.TooLarge);
        }

        var update = old.Update(now, "second", Today, whole);
        Assert.Single(update.Gone);
        Assert.Equal(left, update.Baseline.Entries.Length);
        Assert.Equal(left == 0, update.Removed);
    }

    [Fact]
    public void TakesAnExpiredEntryForNew()
    {
        var first = Baseline.Create(Sample.Result(Sample.KuCoinSet()[0]), "first", Today.AddDays(-9)).Entries[0];
        var entry = first with { Expires = Today.AddDays(-1) };
        var update = new Baseline([entry]).Update(Sample.Result(Sample.KuCoinSet()[0]), "second", Today, whole: true);
        Assert.Equal(("second", null), (update.Baseline.Entries[0].Reason, update.Baseline.Entries[0].Expires));
    }

    [Fact]
    public void KeepsTheModeOfItsFileAndLeavesNothingBehind()
    {
        Baseline.Empty.Save(PathOfIt);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOfIt, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        }

        Baseline.Create(Sample.Result(Sample.KuCoinSet()[0]), "first", Today).Save(PathOfIt);
        Assert.Equal([PathOfIt], Directory.GetFiles(_folder));
        Assert.Single(Baseline.Load(PathOfIt).Entries);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite, File.GetUnixFileMode(PathOfIt));
        }
    }

    [Fact]
    public void FollowsNoLink()
    {
        var target = Path.Combine(_folder, "target");
        File.WriteAllText(target, "untouched");
        File.CreateSymbolicLink(PathOfIt, target);
        Assert.Contains("symbolic link", Assert.Throws<BaselineException>(() => Baseline.Empty.Save(PathOfIt)).Message);
        Assert.Contains("symbolic link", Assert.Throws<BaselineException>(() => Baseline.Load(PathOfIt)).Message);
        Assert.Equal("untouched", File.ReadAllText(target));
    }

    [Theory]
    [InlineData("", "it:1: the baseline is not JSON")]
    [InlineData("[]", "it:1: the baseline has something else where an object belongs")]
    [InlineData("{\n<<<<<<< HEAD\n", "it:2: the baseline is not JSON")]
    [InlineData("{\"schemaVersion\": 2, \"entries\": []}", "schemaVersion 2, this program knows 1")]
    [InlineData("{\"entries\": []}", "no schemaVersion")]
    [InlineData("{\"schemaVersion\": 1}", "no entries")]
    [InlineData("{\"schemaVersion\": 1, \"entries\": []} x", "not JSON")]
    [InlineData("{\"schemaVersion\": 1, \"entries\": [\n\n3]}", "it:3: the baseline has an entry that is no object")]
    [InlineData("{\"schemaVersion\": 1, \"entries\": [{}]}", "without a v1 fingerprint")]
    [InlineData("{\"schemaVersion\": 1, \"entries\": [\n{\"fingerprint\": \"v1:0\",\n\"expire\\u001b\": 1}]}", "it:3: the baseline has an unknown field 'expire\\x1b'")]
    [InlineData("{\"schemaVersion\": 1, \"entries\": [{\"expires\": \"tomorrow\"}]}", "'tomorrow' where a date")]
    [InlineData("{\"schemaVersion\": 1, \"entries\": [{\"expires\": \"Vq7rukhaJoe93x\"}]}", "has a text of 14 characters where a date")]
    [InlineData("{\"schemaVersion\": 1, \"entries\": [{\"occurrences\": 99999999999}]}", "where a number belongs")]
    [InlineData("{\"schemaVersion\": 1, \"entries\": [{\"paths\": [[[[[1]]]]]}]}", "the baseline")]
    public void ThatIsBrokenSaysWhereInOneLine(string text, string message)
    {
        var error = Assert.Throws<BaselineException>(() => BaselineReader.Read(Encoding.UTF8.GetBytes(text), "it"));
        Assert.Contains(message, error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("secretscan baseline create", error.Message);
    }

    [Fact]
    public void HoldsAFingerprintOnce()
    {
        Baseline.Create(Sample.Result(Sample.KuCoinSet()[0]), "first", Today).Save(PathOfIt);
        var text = File.ReadAllText(PathOfIt);
        var entry = text[text.IndexOf("    {", StringComparison.Ordinal)..(text.LastIndexOf("    }", StringComparison.Ordinal) + 5)];
        File.WriteAllText(PathOfIt, text.Replace(entry, entry + ",\n" + entry));
        Assert.Contains("twice", Assert.Throws<BaselineException>(() => Baseline.Load(PathOfIt)).Message);
    }

    [Fact]
    public void ThatIsMissingIsOneLine() => Assert.Contains(Baseline.FileName, Assert.Throws<BaselineException>(() => Baseline.Load(PathOfIt)).Message);

    [Fact]
    public void ThatIsHugeIsRefused()
    {
        using (var file = File.Create(PathOfIt))
        {
            file.SetLength(1L << 31);
        }

        Assert.Contains("larger than 32 MB", Assert.Throws<BaselineException>(() => Baseline.Load(PathOfIt)).Message);
    }
}
