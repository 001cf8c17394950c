using SecretScan.Testing;

namespace SecretScan.Tests.Reporting;

/// <summary>The report for spreadsheets.</summary>
public class ATable
{
    [Fact]
    public void HasARowForWhatIsOpenWhatIsSuppressedAndWhatWasNotRead()
    {
        var rows = Csv.Rows(Rendered.Csv(Sample.Everything()));
        Assert.Equal(["status", "open", "open", "open", "open", "suppressed", "suppressed", "not read", "not read"], rows.Select(row => row[0]));
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal("baseline: fixture\\x1b[0m, me, until 2027-01-01", rows[5][^1]);
    }

    [Fact]
    public void QuotesWhatHasQuotesAndCommas() =>
        Assert.Equal("a\",\"b", Path("a\",\"b"));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(1)")]
    [InlineData("  =1")]
    [InlineData("＝1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠1")]
    [InlineData("\u22121")]
    [InlineData("\u3000=1")]
    public void WritesNoFormula(string path) => Assert.Equal("'" + path, Path(path));

    [Theory]
    [InlineData("\t=1", "\\t=1")]
    [InlineData("\r=1", "\\r=1")]
    [InlineData("a=1", "a=1")]
    public void LeavesAloneWhatIsNone(string path, string cell) => Assert.Equal(cell, Path(path));

    private static string Path(string path)
    {
        var rows = Csv.Rows(Rendered.Csv(Sample.Result(Sample.Finding(Sample.GitHub, Sample.Token, path, 1))));
        return rows[1][Array.IndexOf(rows[0], "path")];
    }
}
