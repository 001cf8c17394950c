using System.Security.Cryptography;
using System.Text;

namespace SecretScan.Reporting;

/// <summary>
/// One page for a person who has to act: the verdict, what to revoke first and how, how long it has been out, every finding, what was
/// not read. It is a single file that loads nothing from elsewhere, and works without its script.
/// </summary>
/// <remarks>
/// The page allows itself its own style sheet and script by their hashes and nothing besides (Content Security Policy): should a text
/// of a repository ever get out of its place, it still runs nothing and calls nobody.
/// </remarks>
/// <param name="options">How to render; values stay masked whatever it says, because pages are sent around.</param>
public sealed class HtmlReport(ReportOptions options) : IReporter
{
    /// <inheritdoc/>
    public void Write(ScanResult result, Stream output)
    {
        var template = Template();
        var masked = options with { Reveal = false, Colour = false };
        var safe = SafeText.Of(result, masked);
        using var html = new HtmlText(output);
        var body = new HtmlBody(result, masked, safe, html);
        var policy = $"default-src 'none'; style-src '{HashOf(template, "style")}'; script-src '{HashOf(template, "script")}'; base-uri 'none'; form-action 'none'";
        foreach (var piece in template.Split(["{{", "}}"], StringSplitOptions.None))
        {
            switch (piece)
            {
                case "csp":
                    html.WriteTemplate(policy);
                    break;
                case "title":
                    html.Write($"{body.Title}");
                    break;
                case "body":
                    body.Write();
                    break;
                default:
                    html.WriteTemplate(piece);
                    break;
            }
        }
    }

    private static string Template()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.html")!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    private static string HashOf(string template, string element)
    {
        var start = template.IndexOf($"<{element}>", StringComparison.Ordinal) + element.Length + 2;
        var content = template[start..template.IndexOf($"</{element}>", start, StringComparison.Ordinal)];
        return "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
