using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>What to do about a kind of credential, written once for all that are of it.</summary>
internal sealed class HtmlAdvice(HtmlText html)
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<Rule> _rules = [];

    /// <summary>The anchor of the advice for a rule.</summary>
    public string Anchor(Rule rule)
    {
        var advice = string.Join('\n', [rule.Provider, rule.Remediation.Summary, .. rule.Remediation.Steps]);
        if (_numbers.TryAdd(advice, _rules.Count + 1))
        {
            _rules.Add(rule);
        }

        return $"fix-{_numbers[advice]}";
    }

    /// <summary>Writes all that was pointed at.</summary>
    public void WriteSection()
    {
        if (_rules.Count == 0)
        {
            return;
        }

        html.Write($"<section aria-labelledby=\"advice\"><h2 id=\"advice\">How to revoke</h2><p>Deleting the line or rewriting history revokes nothing: whoever has a clone has the value.</p>\n");
        foreach (var rule in _rules.OrderBy(rule => rule.ProviderName, StringComparer.OrdinalIgnoreCase).ToList())
        {
            html.Write($"<div class=\"card\" id=\"{Anchor(rule)}\"><h3>{Printable.Of(rule.ProviderName)}</h3>");
            WriteSteps(rule);
            html.Write($"</div>\n");
        }

        html.Write($"</section>\n");
    }

    /// <summary>Writes the steps for a rule.</summary>
    public void WriteSteps(Rule rule)
    {
        html.Write($"<p class=\"act\">{Printable.Of(rule.Remediation.Summary)}</p><ol class=\"steps\">");
        foreach (var step in rule.Remediation.Steps)
        {
            html.Write($"<li>{Printable.Of(step)}</li>");
        }

        html.Write($"</ol>");
        if (WebPage.Of(rule) is { } page)
        {
            html.Write($"<p class=\"act\"><a href=\"{page}\" rel=\"noreferrer noopener\">{Printable.Of(page)}</a></p>");
        }
    }
}
