using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SecretScan.Rules.Syntax;

/// <summary>
/// One mapping of a rule file while it is read: typed access by key. What has the wrong type is a problem and reads as
/// missing; <see cref="RefuseOthers"/> reports the keys that nobody asked for.
/// </summary>
internal sealed class Mapping
{
    private readonly YamlMappingNode _node;
    private readonly string _file;
    private readonly Problems _problems;
    private readonly HashSet<string> _known = [];

    public Mapping(YamlMappingNode node, string file, Problems problems)
    {
        _node = node;
        _file = file;
        _problems = problems;
    }

    public Place At => PlaceOf(_node);

    /// <summary>The id that problems are reported under.</summary>
    public string? RuleId { get; init; }

    /// <summary>True when a value could not be read, hence reads as missing.</summary>
    public bool IsFaulty { get; private set; }

    public Written<string>? Text(string key) => Find(key) is { } node ? Scalar(node, $"'{key}'") : null;

    public ImmutableArray<Written<string>> Texts(string key) => Each(key, node => Scalar(node, $"an item of '{key}'"));

    /// <summary>Texts, and files that are none as <c>base64: …</c>.</summary>
    public ImmutableArray<Example> Examples(string key) => Each(key, node => node is YamlMappingNode file ? Binary(file)
        : Scalar(node, $"an item of '{key}'") is { } text ? new Example(text) : null);

    public Written<T>? Word<T>(string key)
        where T : struct, Enum => Text(key) is { } text ? AsWord<T>(text) : null;

    public ImmutableArray<Written<T>> Words<T>(string key)
        where T : struct, Enum => [.. Texts(key).Select(AsWord<T>).OfType<Written<T>>()];

    public ImmutableArray<ImmutableArray<Written<T>>> WordLists<T>(string key)
        where T : struct, Enum => Each<ImmutableArray<Written<T>>?>(key, node => node is YamlSequenceNode list
            ? [.. list.Children.Select(n => Scalar(n, $"an item of '{key}'")).OfType<Written<string>>().Select(AsWord<T>).OfType<Written<T>>()]
            : Wrong<ImmutableArray<Written<T>>?>(node, $"an item of '{key}' must be a list"))
            .Select(l => l!.Value).ToImmutableArray();

    public Written<int>? Number(string key) => Text(key) is not { } text ? null
        : int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? new(value, text.At)
        : Wrong<Written<int>>(text.At, $"'{key}' must be a whole number, not {Problems.Quote(text.Value)}");

    public Written<Rotation>? Rotation(string key) => Text(key) is not { } text ? null
        : Rules.Rotation.TryParse(text.Value, out var value) ? new(value, text.At)
        : Wrong<Written<Rotation>>(text.At, $"'{key}' must be a number of days or a range such as 60-90, not {Problems.Quote(text.Value)}");

    public Written<float>? Fraction(string key) => Text(key) is not { } text ? null
        : float.TryParse(text.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? new(value, text.At)
        : Wrong<Written<float>>(text.At, $"'{key}' must be a number such as 0.7, not {Problems.Quote(text.Value)}");

    public Written<bool>? Flag(string key) => Text(key) is not { } text ? null
        : text.Value is "true" or "false" ? new(text.Value == "true", text.At)
        : Wrong<Written<bool>>(text.At, $"'{key}' must be true or false, not {Problems.Quote(text.Value)}");

    /// <summary>Every key with its text, for mappings whose keys the author chooses.</summary>
    public ImmutableArray<(string Key, Written<string> Value)> Pairs()
    {
        var pairs = ImmutableArray.CreateBuilder<(string, Written<string>)>();
        foreach (var key in _node.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } name } && Text(name) is { } value)
            {
                pairs.Add((name, value));
            }
        }

        RefuseOthers();
        return pairs.ToImmutable();
    }

    public Mapping? Child(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode child => new Mapping(child, _file, _problems) { RuleId = RuleId },
        var other => Wrong<Mapping>(other, $"'{key}' must be a mapping of keys to values"),
    };

    public ImmutableArray<Mapping> Children(string key) => Each(key, node => node is YamlMappingNode child
        ? new Mapping(child, _file, _problems) { RuleId = IdOf(child) }
        : Wrong<Mapping>(node, $"an item of '{key}' must be a mapping of keys to values"));

    public void RefuseOthers()
    {
        foreach (var key in _node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name })
            {
                _problems.Error(PlaceOf(key), RuleId, "a key must be a word");
            }
            else if (!_known.Contains(name))
            {
                var nearest = Names.Nearest(name, _known);
                var advice = nearest is null ? $"known are {string.Join(", ", _known)}" : $"did you mean '{nearest}'?";
                _problems.Error(PlaceOf(key), RuleId, $"unknown key {Problems.Quote(name)}, {advice}");
            }
        }
    }

    private Example? Binary(YamlMappingNode node)
    {
        var file = new Mapping(node, _file, _problems) { RuleId = RuleId };
        var written = file.Text("base64");
        file.RefuseOthers();
        if (written is null)
        {
            return Wrong<Example>(node, "an example is a text, or 'base64' and the bytes of a file");
        }

        var base64 = written.Value.Replace(Example.BreakMarker, "", StringComparison.Ordinal);
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length)
            ? new Example(written, bytes[..length])
            : Wrong<Example>(written.At, "not valid base64");
    }

    private static string? IdOf(YamlMappingNode node) =>
        node.Children.TryGetValue(new YamlScalarNode("id"), out var id) ? (id as YamlScalarNode)?.Value : null;

    private YamlNode? Find(string key)
    {
        _known.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private ImmutableArray<T> Each<T>(string key, Func<YamlNode, T?> read)
    {
        var node = Find(key);
        if (node is YamlSequenceNode list)
        {
            return [.. list.Children.Select(read).Where(item => item is not null).Select(item => item!)];
        }

        if (node is not null)
        {
            Wrong<T>(node, $"'{key}' must be a list");
        }

        return [];
    }

    private Written<string>? Scalar(YamlNode node, string what)
    {
        if (node is not YamlScalarNode { Value: { } value } scalar)
        {
            return Wrong<Written<string>>(node, $"{what} must be a text");
        }

        if (value.Length == 0 && scalar.Style == ScalarStyle.Plain)
        {
            return Wrong<Written<string>>(node, $"{what} has no value");
        }

        var quoting = scalar.Style switch
        {
            ScalarStyle.Plain => Quoting.Plain,
            ScalarStyle.SingleQuoted => Quoting.SingleQuoted,
            _ => Quoting.Other,
        };
        return new Written<string>(value, PlaceOf(node), quoting);
    }

    private Written<T>? AsWord<T>(Written<string> text)
        where T : struct, Enum => Names.TryParse<T>(text.Value, out var value)
            ? new(value, text.At)
            : Wrong<Written<T>>(
                text.At,
                $"{Problems.Quote(text.Value)} is none of {string.Join(", ", Enum.GetValues<T>().Select(Names.Word))}");

    private T? Wrong<T>(YamlNode node, string reason) => Wrong<T>(PlaceOf(node), reason);

    private T? Wrong<T>(Place at, string reason)
    {
        IsFaulty = true;
        _problems.Error(at, RuleId, reason);
        return default;
    }

    private Place PlaceOf(YamlNode node) => new(_file, (int)node.Start.Line, (int)node.Start.Column);
}
