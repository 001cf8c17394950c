using System.Net;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Reporting;

namespace SecretScan.Tests.Reporting;

public class RedactedText
{
    // What a machine or a person makes up; 12 bytes so that no text holds one by chance.
    private static readonly Gen<byte[]> Values = Gen.OneOf(
        Gen.Elements("0123456789abcdef".ToCharArray()).ArrayOf(24),
        Gen.Elements("ABCDEFabcdef0123456789+/=-_.%\\&\"'<> {}".ToCharArray()).ArrayOf(12),
        Gen.Elements("äßñ日本語xyz🚀0123456789".Where(c => !char.IsSurrogate(c)).ToArray()).ArrayOf(17))
        .Select(letters => Encoding.UTF8.GetBytes(letters));

    private static readonly Gen<Func<byte[], string>> Forms = Gen.Elements<Func<byte[], string>>(
        Text,
        Convert.ToHexString,
        Convert.ToHexStringLower,
        value => string.Concat(Text(value).Select(c => char.IsAsciiLetterLower(c) ? char.ToUpperInvariant(c) : c)),
        Convert.ToBase64String,
        value => Convert.ToBase64String(value).TrimEnd('='),
        value => System.Buffers.Text.Base64Url.EncodeToString(value),
        value => Convert.ToBase64String([.. "key:"u8, .. value, .. ":end"u8]),
        value => Convert.ToBase64String([.. "user:"u8, .. value, .. "e"u8]),
        value => Convert.ToBase64String([.. "pre"u8, .. value]),
        value => Uri.EscapeDataString(Text(value)),
        value => WebUtility.HtmlEncode(Text(value)),
        value => JsonEncodedText.Encode(Text(value)).ToString(),
        value => JsonEncodedText.Encode(JsonEncodedText.Encode(Text(value)).ToString()).ToString(),
        value => string.Concat(value.Select(b => $"%{b:X2}")),
        value => string.Concat(value.Select(b => $"\\x{b:x2}")),
        value => string.Concat(Text(value).Select(c => $"\\u{(int)c:X4}")),
        value => string.Concat(Text(value).EnumerateRunes().Select(r => $"\\u{{{r.Value:x}}}")),
        value => string.Concat(Text(value).EnumerateRunes().Select(r => $"&#{r.Value};")),
        value => string.Concat(Text(value).EnumerateRunes().Select(r => $"&#x{r.Value:X};")),
        value => string.Concat(value.Select(b => $"\\{Convert.ToString(b, 8).PadLeft(3, '0')}")));

    private static readonly Gen<string> Around =
        Gen.Elements("a", "/", "=", "\"", " ", "%", "%2", "\\", "\\u00", "&", "&#", "ü", "🚀", "\n", "\u001b", "-", "K")
            .ArrayOf().Select(string.Concat);

    [Theory]
    [InlineData("railties/databases/postgresql.yml.tt", "railties/databases/postgresql.yml.tt")]
    [InlineData("postgres://app:postgres@db1/app", "postgres://app:********@db1/app")]
    [InlineData("set the password to postgres", "set the password to ********")]
    public void KeepsPathsThatAWeakPasswordIsAWordOf(string text, string expected) =>
        Assert.Equal(expected, new Redactor([new Secret("postgres"u8)]).Redact(text));

    [Fact]
    public void HoldsNoFormOfAnyValue()
    {
        var cases =
            from value in Values
            from form in Forms
            from before in Around
            from after in Around
            select (Value: value, Form: form(value), Text: before + " " + form(value) + "\t" + after);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var redacted = new Redactor([new Secret(c.Value)]).Redact(c.Text);
            return !redacted.Contains(c.Form, StringComparison.OrdinalIgnoreCase) && redacted.Contains(new Secret(c.Value).Mask);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void StaysAsItIsWithoutAValueInIt()
    {
        var redactor = new Redactor([Sample.Secret(Sample.Token)]);
        Prop.ForAll(Around.ToArbitrary(), text => redactor.Redact(text) == text).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void StandsInNoReportAtAll()
    {
        var cases = from value in Values from form in Forms select (Value: value, Form: form(value));
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var report = Rendered.All(Hiding(c.Value, c.Form));
            return !report.Contains(c.Form) && !report.Contains(Text(c.Value));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void MasksEverySecretOfTheResult()
    {
        var result = Sample.Result() with { Hidden = [Sample.Finding(Sample.GitHub, Sample.Token, null, 1)] };
        Assert.Equal("see ghp_...7R!", Redactor.Of(result).Redact($"see {Sample.Token.Replace("¦", "")}!"));
    }

    [Fact]
    public void MasksALineOfAPrivateKey()
    {
        var key = Sample.Secret("-----BEGIN ¦PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqG\r\nSM49AwEHBG0wawIBAQQg\n-----END PRIVATE KEY-----");
        Assert.Equal(
            "add ******** and ********",
            new Redactor([key]).Redact("add MIGHAgEAMBMGByqGSM49AgEGCCqG and SM49AwEHBG0wawIBAQQg"));
    }

    [Fact]
    public void MasksThePasswordOfAUrl() =>
        Assert.Equal("reset ********", new Redactor([Sample.Secret("postgres:¦//me:Tr0ub4dor&3@db.example/x")]).Redact("reset Tr0ub4dor&3"));

    [Theory]
    [InlineData("src/admin/page.py", "src/admin/page.py")]
    [InlineData("password=admin", "password=********")]
    [InlineData("password: 'admin'", "password: '********'")]
    [InlineData("role=administrator", "role=administrator")]
    public void MasksAShortWordOnlyWhereAValueStands(string text, string redacted) =>
        Assert.Equal(redacted, new Redactor([new Secret("admin"u8)]).Redact(text));

    [Fact]
    public void IsOneMaskWhereValuesOverlap() =>
        Assert.Equal("x********y", new Redactor([new Secret("abcdefgh"u8), new Secret("efghijkl"u8)]).Redact("xabcdefghijkly"));

    // The form in every field that comes from a repository.
    private static ScanResult Hiding(byte[] value, string form)
    {
        var finding = Sample.Finding(Sample.GitHub, "x", $"a/{form}/b", 1, $"name_{form}") with
        {
            Secret = new Secret(value),
            Proof = form,
            Evidence = [$"near {form}"],
            DecodedFrom = [form],
            Origin = new Origin { Kind = OriginKind.Blob, Path = form, Commit = new Commit("1", form, form, Sample.Time, form) },
        };
        var result = Sample.Result(finding);
        result.Coverage.Note(form, "binary");
        result.Coverage.Skip(form, null, SkipReason.Unreadable, form);
        return result with
        {
            Repository = "/home/" + form,
            Revisions = [form],
            Warnings = [form],
            Suppressed = [new SuppressedFinding(finding, SuppressedBy.Inline, form, form)],
        };
    }

    private static string Text(byte[] value) => Encoding.UTF8.GetString(value);
}
