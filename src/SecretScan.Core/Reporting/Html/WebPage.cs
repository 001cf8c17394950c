using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>The page that a report may lead to.</summary>
internal static class WebPage
{
    /// <summary>Where the credential of a rule is revoked, else where it is described; null where neither is an address of the web.</summary>
    public static string? Of(Rule rule) => Safe(rule.Remediation.Url) ?? rule.References.Select(Safe).FirstOrDefault(page => page is not null);

    // A rule file of a user may hold anything, and a link may run a script.
    private static string? Safe(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var page) && (page.Scheme is "https" or "http") ? page.AbsoluteUri : null;
}
