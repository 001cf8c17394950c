using System.Collections.Immutable;
using System.Globalization;
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
        foreach (var (key, _) in Pairs(node, what))
        {
            if (!keys.Contains(key.Text))
            {
                throw Wrong(key, $"{what} has no key {YamlReader.Cut(key.Text!)}{Nearest.To(key.Text!, keys)} (there are {string.Join(", ", keys)})");
            }
        }
    }

    /// <summary>Where it begins.</summary>
    public Place At => _node.At;

    /// <summary>The value of a key, or null.</summary>
    public YamlNode? Find(string key) => _node.Pairs!.Find(pair => pair.Key.Text == key).Value;

    /// <summary>What a key says, read by <paramref name="read"/>, or null.</summary>
    public Written<T>? One<T>(string key, Func<YamlNode, T> read) => Find(key) is { } node ? new Written<T>(read(node), node.At) : null;

    /// <summary>A text, or null.</summary>
    public Written<string>? Text(string key) => One(key, node => Text(node, $"'{key}'"));

    /// <summary>What a list says, item by item; empty without one.</summary>
    public ImmutableArray<Written<T>> Each<T>(string key, Func<YamlNode, T> read) =>
        Find(key) is not { } node ? []
        : node.Items is not { Count: > 0 } items ? throw Wrong(node, $"'{key}' is a list with at least one item")
        : Distinct(key, [.. items.Select(item => new Written<T>(read(item), item.At))]);

    /// <summary>The texts of a list.</summary>
    public ImmutableArray<Written<string>> Texts(string key) => Each(key, node => Text(node, $"an item of '{key}'"));

    /// <summary>The keys and values of a mapping.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static List<(YamlNode Key, YamlNode Value)> Pairs(YamlNode node, string what) =>
        node.Pairs ?? throw Wrong(node, $"{what} is keys and values");

    /// <summary>A text that means one, quoted or not.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static string Text(YamlNode node, string what) => node switch
    {
        { Text: null } => throw Wrong(node, $"{what} is a text"),
        { Text: "" or "~" or "null" or "Null" or "NULL", IsQuoted: false } => throw Wrong(node, $"{what} has no value"),
        { Text: var text } when string.IsNullOrWhiteSpace(text) => throw Wrong(node, $"{what} is empty"),
        { Text.Length: > LongestText } => throw Wrong(node, $"{what} has more than {LongestText} characters"),
        { IsQuoted: false } when IsNoText(node.Text) => throw Wrong(node, $"{what} is a text: put {YamlReader.Cut(node.Text)} in quotes"),
        _ => node.Text,
    };

    /// <summary>Says what is wrong with a value.</summary>
    public static ConfigurationException Wrong(YamlNode node, string what) => YamlReader.Wrong(node.At, what);

    private static ImmutableArray<Written<T>> Distinct<T>(string key, ImmutableArray<Written<T>> items)
    {
        var known = new HashSet<T>();
        foreach (var item in items)
        {
            if (!known.Add(item.Value))
            {
                throw YamlReader.Wrong(item.At, $"{YamlReader.Cut($"{item.Value}")} stands in '{key}' twice");
            }
        }

        return items;
    }

    // To other readers of YAML, editors among them, these are numbers and truth values.
    private static bool IsNoText(string text) =>
        text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE"
        || (text.TrimStart('-', '+', '.') is [>= '0' and <= '9', ..]
            && (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || text.StartsWith("0x", StringComparison.Ordinal) || text.StartsWith("0o", StringComparison.Ordinal)));
}
