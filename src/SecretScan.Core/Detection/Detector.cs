using SecretScan.Credentials;
using SecretScan.Rules;
using SecretScan.Rules.Images;
using SecretScan.Suppression;

namespace SecretScan.Detection;

/// <summary>Bytes in, candidates out: one keyword pass, one shape pass, patterns at the hits, filters in order of cost.</summary>
/// <remarks>Immutable; threads share it.</remarks>
internal sealed class Detector
{
    private readonly RuleDetector[] _rules;

    public Detector(IReadOnlyList<RuleImage> images)
    {
        var names = new Lazy<NameTable>(() => new NameTable(images[0].Names));
        _rules = [.. images.Select(image => new RuleDetector(image, names))];
    }

    /// <summary>Scans one fragment. A pattern that used up its budget goes to <paramref name="coverage"/>.</summary>
    public FragmentScan Scan(Fragment fragment, Coverage coverage)
    {
        var text = fragment.Bytes.Span;
        if (Utf16.ToUtf8(text) is { } transcoded)
        {
            text = transcoded;
        }

        if (text.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        if (Notebook.Unwrap(text) is { } bare)
        {
            text = bare;
        }

        FragmentScan? scan = null;
        foreach (var rules in _rules)
        {
            rules.Scan(text, fragment.Origin, coverage, ref scan);
        }

        return scan ?? FragmentScan.Nothing;
    }
}
