using SecretScan.Rules.Images;
using SecretScan.Rules.Patterns;
using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Checking;

/// <summary>Compiles the patterns and shapes of rules into one table; an error points at the character.</summary>
internal sealed class PatternCheck(Problems problems, RuleOrigin origin)
{
    private const int NoEntry = -1;
    private const string DefaultBoundary = "[^0-9A-Za-z]";

    // The name of an assignment may begin within a word.
    private const string Anything = @"[\s\S]";

    private readonly PatternTableBuilder _builder = new();

    public CompiledPatterns Table => _builder.Build();

    /// <summary>The compiled rule, or null when its pattern is at fault.</summary>
    public CheckedRule? Check(RuleFile file, RuleSyntax rule)
    {
        var id = rule.Id?.Value;
        var isAssigned = file.Assigns(rule);
        var before = isAssigned ? ByteSet.Parse(Anything) : Boundary(id, rule.Before);
        var after = Boundary(id, rule.After);
        if ((rule.Pattern ?? rule.Shape) is not { } text)
        {
            return new(file, rule, null, NoEntry, null);
        }

        try
        {
            var pattern = Pattern.Parse(text.Value, shape: rule.Pattern is null);
            if (isAssigned)
            {
                if (text.Value.Contains("(?<secret>", StringComparison.Ordinal))
                {
                    problems.Error(text.At, id, "a shape is the whole value: leave the group 'secret' out");
                    return null;
                }

                pattern = Pattern.Parse(AssignedPattern.Of(text.Value, [.. rule.Names.Select(name => name.Value)]));
            }

            return Fits(rule, text, pattern) && before is not null && after is not null
                ? new(file, rule, pattern, _builder.Add(pattern, before.Value, after.Value), null)
                : null;
        }
        catch (PatternException e) when (e.IsOutsideSubset && origin == RuleOrigin.User && rule.Pattern is not null)
        {
            return before is not null && after is not null && Wide(rule, text) is { } regex
                ? new(file, rule, null, NoEntry, regex)
                : null;
        }
        catch (PatternException e)
        {
            Fault(id, text, e);
            return null;
        }
    }

    private bool Fits(RuleSyntax rule, Written<string> text, Pattern pattern)
    {
        var window = rule.Window?.Value ?? CheckedRule.DefaultWindow;
        if (pattern.MaxLength <= window)
        {
            return true;
        }

        var advice = rule.Pattern is null ? "shorten it" : $"shorten it or declare 'window: {pattern.MaxLength}'";
        problems.Error(
            text.At, rule.Id?.Value, $"it can match {pattern.MaxLength} bytes, more than the window of {window}: {advice}");
        return false;
    }

    private ByteSet? Boundary(string? id, Written<string>? text)
    {
        try
        {
            return ByteSet.Parse(text?.Value ?? DefaultBoundary);
        }
        catch (PatternException e)
        {
            Fault(id, text!, e);
            return null;
        }
    }

    private string? Wide(RuleSyntax rule, Written<string> pattern)
    {
        var text = WideRegex.Text(
            pattern.Value, rule.Before?.Value ?? DefaultBoundary, rule.After?.Value ?? DefaultBoundary);
        try
        {
            if (WideRegex.Build(text).GroupNumberFromName("secret") > 0)
            {
                return text;
            }

            problems.Error(pattern.At, rule.Id?.Value, "the pattern needs a group (?<secret> ) around the value");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            problems.Error(
                pattern.At,
                rule.Id?.Value,
                $"the pattern is outside the linear subset, and as a non-backtracking .NET Regex it fails: {Problems.Quote(e.Message)}");
        }

        return null;
    }

    private void Fault(string? id, Written<string> text, PatternException fault) =>
        problems.Error(text.Of(fault.Position), id, fault.Message, Problems.Excerpt(text.Value, fault.Position));
}
