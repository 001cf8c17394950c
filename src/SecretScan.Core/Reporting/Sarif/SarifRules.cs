using System.Globalization;
using System.Text;
using System.Text.Json;
using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>The rules that a SARIF report speaks of, each with what to do about its findings.</summary>
internal sealed class SarifRules
{
    private readonly List<Rule> _rules = [];
    private readonly List<Severity> _worst = [];
    private readonly Dictionary<string, int> _index = [];

    public SarifRules(IReadOnlyCollection<Finding> findings)
    {
        foreach (var finding in findings)
        {
            if (_index.TryAdd(finding.Rule.Id, _rules.Count))
            {
                _rules.Add(finding.Rule);
                _worst.Add(finding.Severity);
            }

            var index = _index[finding.Rule.Id];
            _worst[index] = finding.Severity > _worst[index] ? finding.Severity : _worst[index];
        }
    }

    public int IndexOf(Rule rule) => _index[rule.Id];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("rules");
        for (var i = 0; i < _rules.Count; i++)
        {
            Write(_rules[i], _worst[i], json);
        }

        json.WriteEndArray();
    }

    /// <summary>GitHub's scale: over 9 is critical, from 7 on high, from 4 on medium.</summary>
    private static string Score(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        Severity.Low => "2.0",
        _ => "0.0",
    };

    private static void Write(Rule rule, Severity worst, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", Name(rule.Id));
        Message("shortDescription", rule.Title);
        Message("fullDescription", $"{rule.Title}. {rule.Impact}");
        json.WriteStartObject("help");
        json.WriteString("text", Printable.Of(Text(rule)));
        json.WriteString("markdown", MarkdownOf(rule));
        json.WriteEndObject();
        if (WebPage.Of(rule) is { } page)
        {
            json.WriteString("helpUri", page);
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", SarifResult.Level(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");

        // Code scanning knows one severity for a rule: a key on its own is less bad than the same key in a complete set.
        json.WriteString("security-severity", Score(worst));
        json.WriteString("precision", Term.Of(rule.Confidence));
        json.WriteString("provider", rule.Provider);
        json.WriteStartArray("tags");
        foreach (var tag in (ReadOnlySpan<string>)["security", rule.Provider, Term.Of(rule.Part), "external/cwe/cwe-798"])
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();

        void Message(string name, string text)
        {
            json.WriteStartObject(name);
            json.WriteString("text", Printable.Of(text));
            json.WriteEndObject();
        }
    }

    // An identifier in Pascal case, as SARIF asks for.
    private static string Name(string id) =>
        string.Concat(id.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Text(Rule rule) =>
        string.Join(' ', [rule.Impact, rule.Remediation.Summary, .. rule.Remediation.Steps.Select((step, i) => $"{i + 1}. {step}")]);

    private static string MarkdownOf(Rule rule)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"**Impact** {Plain(rule.Impact)}\n\n**Do now** {Plain(rule.Remediation.Summary)}\n\n");
        for (var i = 0; i < rule.Remediation.Steps.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {Plain(rule.Remediation.Steps[i])}\n");
        }

        return WebPage.Of(rule) is { } page ? text.Append(CultureInfo.InvariantCulture, $"\n<{page}>\n").ToString() : text.ToString();

        static string Plain(string words) => Markdown.Plain(Printable.Of(words));
    }
}
