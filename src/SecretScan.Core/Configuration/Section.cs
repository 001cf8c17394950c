using System.Collections.Immutable;
using System.Globalization;
using SecretScan.Reporting;
using SecretScan.Rules.Syntax;

namespace SecretScan.Configuration;

/// <summary>One mapping of a configuration: typed access by key. Keys that it may not have are refused at once.</summary>
internal sealed class Section
{
    private const int LongestText = 4096;

    private readonly YamlNode _node;

    /// <param name="node">What should be a mapping.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="keys">The keys that it may have.</param>
    /// <exception cref="ConfigurationException">It is none, or has another key.</exception>
    public Section(YamlNode node, string what, string[] keys)
    {
        _node = node;
        foreach (var pair in Pairs(node, what))
        {
            var key = pair.Key;
            if (Array.IndexOf(keys, key.Text) < 0)
            {
                throw Wrong(key, $"{what} has no key {WrittenWord.Of(key.Text!)}{Nearest.To(key.Text!, keys)} (there are {string.Join(", ", keys)})");
            }
        }
    }

    /// <summary>Where it begins.</summary>
    public Place At => _node.At;

    /// <summary>The value of a key, or null.</summary>
    public YamlNode? Find(string key)
    {
        foreach (var pair in _node.Pairs!)
        {
            if (pair.Key.Text == key)
            {
                return pair.Value;
            }
        }

        return null;
    }

    /// <summary>A text, or null.</summary>
    public string? Text(string key) => Find(key) is { } node ? Text(node, $"'{key}'") : null;

    /// <summary>The items of a list; none without one.</summary>
    public IReadOnlyList<YamlNode> Items(string key) => Find(key) is not { } node ? []
        : node.Items is { Count: > 0 } items ? items
        : throw Wrong(node, $"'{key}' is a list with at least one item");

    /// <summary>The texts of a list, each once, as <paramref name="read"/> reads them.</summary>
    public ImmutableArray<Written<string>> Texts(string key, Func<YamlNode, string> read)
    {
        var items = Items(key);
        if (items.Count == 0)
        {
            return [];
        }

        var known = items.Count == 1 ? null : new HashSet<string>(StringComparer.Ordinal);
        var texts = ImmutableArray.CreateBuilder<Written<string>>(items.Count);
        foreach (var item in items)
        {
            texts.Add(new Written<string>(read(item), item.At));
            if (known?.Add(texts[^1].Value) == false)
            {
                throw Wrong(item, $"{WrittenWord.Of(texts[^1].Value)} stands in '{key}' twice");
            }
        }

        return texts.MoveToImmutable();
    }

    /// <summary>The keys and values of a mapping.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static List<YamlPair> Pairs(YamlNode node, string what) =>
        node.Pairs ?? throw Wrong(node, $"{what} is keys and values");

    /// <summary>A text that means one, quoted or not.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static string Text(YamlNode node, string what) => node switch
    {
        { Text: null } => throw Wrong(node, $"{what} is a text"),
        { Text: "" or "~" or "null" or "Null" or "NULL", IsQuoted: false } => throw Wrong(node, $"{what} has no value"),
        { Text: var text } when string.IsNullOrWhiteSpace(text) => throw Wrong(node, $"{what} is empty"),
        { Text.Length: > LongestText } => throw Wrong(node, $"{what} has more than {LongestText} characters"),
        { IsQuoted: false } when IsNoText(node.Text) => throw Wrong(node, $"{what} is a text: put {WrittenWord.Of(node.Text)} in quotes"),
        _ => node.Text,
    };

    /// <summary>Says what is wrong with a value.</summary>
    public static ConfigurationException Wrong(YamlNode node, string what) => YamlReader.Wrong(node.At, what);

    // To other readers of YAML, editors among them, these are numbers and truth values.
    private static bool IsNoText(string text) =>
        text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE"
        || (text.TrimStart('-', '+', '.') is [>= '0' and <= '9', ..]
            && (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || text.StartsWith("0x", StringComparison.Ordinal) || text.StartsWith("0o", StringComparison.Ordinal)));
}
