using System.Collections.Immutable;
using System.Text;

namespace SecretScan.Rules.Patterns;

/// <summary>
/// Writes the pattern of a value that has no prefix of its own: its shape, assigned to a name. One place knows how
/// assignments look in the languages people write, so that no rule has to.
/// </summary>
/// <remarks>
/// Seen are <c>NAME=v</c>, <c>name: v</c>, <c>name := v</c>, <c>'name' => v</c>, <c>"name": "v"</c>, <c>name: Type = v</c>, <c>call(name, v)</c>,
/// <c>&lt;name&gt;v</c>, <c>--name v</c>, <c>ENV NAME v</c>, <c>name?v</c> in queries, <c>"name": "X", "value": "v"</c> and its YAML
/// form, <c>key="X" value="v"</c>, <c>variable "x" { default = "v" }</c>, <c>&lt;key&gt;X&lt;/key&gt; &lt;string&gt;v</c>, <c>X || 'v'</c>, <c>${X:-v}</c>,
/// cells of a table, and <c>X: Bearer v</c>.
/// </remarks>
internal static class AssignedPattern
{
    // The last words of the names that 593 kinds of credentials are documented under (research/token-formats.jsonl).
    private const string AnyName = "key|token|secret|passw(?:or)?d|pass|pwd|pat|auth|authorization|credentials?|bearer";

    private const string Ending = @"(?:[0-9_.-][0-9A-Za-z_.-]{0,24}|s|Value)?";
    private const string Close = @"(?:\*\*)?(?:\\?[""\x27`]\]?)?\]?";
    private const string Type = @"(?:\??[ \t]{0,2}:?[ \t]{1,2}[&A-Za-z][0-9A-Za-z<>?]{2,16})?";
    private const string Sign = @"[ \t]{0,12}(?:=>|:=|:-|\|\|=?|\?\?=?|<-|[=:,(>|])[ \t]{0,12}";
    private const string Gap = @"[ \t]{1,4}";
    private const string Pair = @",?\s{1,24}(?:\{\s{1,12})?(?:type[^\n]{1,24}\n\s{0,12})?(?:--|[a-z]{2,10}:)?\\?[""\x27]?(?i:value|default|body)\\?[""\x27]?[ \t]{0,2}[:= ][ \t]{0,4}";
    private const string Element = @"</[A-Za-z]{3,8}>\s{0,24}<[A-Za-z]{3,8}>";
    private const string Open = @"""?(?:[@$bBrRuUfL]?\\?[""\x27`])?(?i:bearer |basic |token )?";

    /// <summary>The pattern text.</summary>
    /// <param name="shape">The shape of the value, in the subset.</param>
    /// <param name="names">What the name must end with (<c>api_key</c> is also <c>api-key</c> and <c>apiKey</c>); none means any word for a secret.</param>
    public static string Of(string shape, ImmutableArray<string> names) =>
        $"(?i:{(names.IsEmpty ? AnyName : string.Join('|', names.Select(AnyCase)))}){Ending}{Close}(?:{Type}{Sign}|{Gap}|{Pair}|{Element}){Open}(?<secret>{shape})";

    private static string AnyCase(string name)
    {
        var text = new StringBuilder();
        var isGap = false;
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                text.Append(isGap ? "[_. -]?" : "").Append(c);
            }

            isGap = text.Length > 0 && !char.IsAsciiLetterOrDigit(c);
        }

        return text.ToString();
    }
}
