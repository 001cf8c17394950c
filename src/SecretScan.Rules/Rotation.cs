using System.Globalization;

namespace SecretScan.Rules;

/// <summary>How often a credential is to be replaced, by the vendor's word or good practice.</summary>
/// <param name="From">Days after which it may be.</param>
/// <param name="To">Days after which it has to be; the same where one number is advised.</param>
public readonly record struct Rotation(int From, int To)
{
    /// <summary>Reads <c>90</c> or <c>60-90</c>.</summary>
    public static bool TryParse(string text, out Rotation rotation)
    {
        var dash = text.IndexOf('-');
        var (from, to) = dash < 0 ? (text, text) : (text[..dash], text[(dash + 1)..]);
        rotation = default;
        if (!int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
        {
            return false;
        }

        rotation = new Rotation(first, last);
        return true;
    }

    /// <summary><c>90 days</c> or <c>60 to 90 days</c>.</summary>
    public override string ToString() => From == To ? $"{To} days" : $"{From} to {To} days";
}
