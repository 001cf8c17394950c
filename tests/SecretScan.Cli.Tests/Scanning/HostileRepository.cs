using System.Globalization;
using System.Text;
using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Scanning;

/// <summary>
/// A repository whose files, branches, authors and messages attack whoever looks at a report of it, in all the bytes that git lets
/// through; Windows allows no such names.
/// </summary>
public sealed class HostileRepository : IDisposable
{
    private static readonly string[] Names =
    [
        "</script><img src=x onerror=window.pwned=1>.env", "\"><script>x<.env", "[a](javascript:x) | `b` @user ![i](j).env",
        "=cmd|' C calc'!A0", "＝1+1", "-1", "::error::x", "a\n::stop-commands::x\r\n##[error]y", "##vso[task.complete result=Succeeded;]x", "]]>&lt;.env",
        "\u001b[2J\u202egnp.env", "{{body}}", "100%0A%AZP25;]x", "a b/c?d#e%2e.env",
    ];

    private static readonly string[] Formats = [.. FindingCount.Formats.Where(format => format != "text")];

    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public HostileRepository() => _repository = _place.NewRepository("hostile");

    public void Dispose() => _place.Dispose();

    [Fact]
    public void HarmsNoReportAndAllOfThemAgree()
    {
        Plant();
        var result = _repository.SecretScan(["history", .. Formats.SelectMany(format => new[] { "--report", $"{format}=report.{format}" })]);
        Planted.AssertFound(result, Planted.KuCoinRules);

        // Every file and the one of invalid UTF-8 hold a set of three; so do the message of the commit and that of the tag, as values that are masked.
        var count = FindingCount.In("text", result.Output);
        Assert.True(count >= (Names.Length + 1) * 3, result.All);
        foreach (var format in Formats)
        {
            var report = _repository.Read($"report.{format}");
            Assert.Equal((format, count), (format, FindingCount.In(format, report)));
            Planted.AssertSecretsAreNotIn(report);
            Assert.DoesNotContain(report.Replace("\r\n", "\n", StringComparison.Ordinal), c => c != '\n' && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format);
        }

        Planted.AssertSecretsAreNotIn(result.All);
        Assert.DoesNotContain("\u001b", result.All, StringComparison.Ordinal);
    }

    [Fact]
    public void LetsEveryReportGoToStandardOutput()
    {
        Plant();
        foreach (var format in Formats)
        {
            var result = _repository.SecretScan("history", "--report", format);
            Assert.Equal(1, result.Status);
            Assert.True(FindingCount.In(format, result.Output) > 0, format);
        }
    }

    // By fast-import, because neither file systems nor .NET let all of these names through.
    private void Plant()
    {
        var stream = new MemoryStream();
        Text("blob\nmark :1\n");
        Data(Encoding.UTF8.GetBytes(Planted.KuCoin));
        Text("commit refs/heads/\"><script>x=1;</script>&=1|%0A##vso\nmark :2\n");
        Text("author =1+1 ::error::\u001b[2J\u202e <a@b> 1700000000 +0000\n");
        Text("committer ##vso[x] <a@b> 1700000000 +0000\n");
        Data(Encoding.UTF8.GetBytes($"::error::x ##vso[task.complete]y </script><script>x\u001b[2J\u202e\n\n{Planted.KuCoin}"));
        foreach (var name in Names)
        {
            File(Encoding.UTF8.GetBytes(name));
        }

        File([0xFF, 0xFE, (byte)'<', 0xED, 0xA0, 0x80, (byte)'>']);
        Text("\ntag =tag\nfrom :2\ntagger ::x <a@b> 1700000000 +0000\n");
        Data(Encoding.UTF8.GetBytes($"@SUM(1)\n{Planted.KuCoin}"));
        var imported = _place.Runner.Run(_repository.Folder, "git", ["fast-import", "--quiet"], stream.ToArray());
        Assert.True(imported.Status == 0, imported.All);
        _repository.Git("symbolic-ref", "HEAD", "refs/heads/\"><script>x=1;</script>&=1|%0A##vso");

        void Text(string text) => stream.Write(Encoding.UTF8.GetBytes(text));

        void Data(byte[] bytes)
        {
            Text($"data {bytes.Length}\n");
            stream.Write(bytes);
            Text("\n");
        }

        void File(byte[] name) => Text($"M 100644 :1 \"{string.Concat(name.Select(b => "\\" + Convert.ToString(b, 8).PadLeft(3, '0')))}\"\n");
    }
}
