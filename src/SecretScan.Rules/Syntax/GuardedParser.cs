using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SecretScan.Rules.Syntax;

/// <summary>
/// Lets through the YAML that a rule file needs (and the configuration of another scanner), before a tree is built of it: no anchors and aliases (a few bytes of
/// them unfold to gigabytes), no tags, no deep nesting (the tree is built by recursion).
/// </summary>
public sealed class GuardedParser(IParser inner) : IParser
{
    private const int Deepest = 12;

    private int _depth;

    /// <inheritdoc/>
    public ParsingEvent? Current => inner.Current;

    /// <inheritdoc/>
    /// <exception cref="YamlException">Something of that comes.</exception>
    public bool MoveNext()
    {
        if (!inner.MoveNext())
        {
            return false;
        }

        var current = inner.Current!;
        _depth += current.NestingIncrease;
        if (_depth > Deepest)
        {
            throw new YamlException(current.Start, current.End, $"nested deeper than {Deepest} levels");
        }

        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
        {
            throw new YamlException(current.Start, current.End, "anchors and aliases are not supported: write the value out");
        }

        if (current is NodeEvent { Tag.IsEmpty: false })
        {
            throw new YamlException(current.Start, current.End, "tags are not supported: remove it");
        }

        return true;
    }
}
