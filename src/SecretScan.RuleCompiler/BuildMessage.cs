using SecretScan.Rules.Syntax;

namespace SecretScan.RuleCompiler;

/// <summary>Problems in the form that MSBuild and editors take for errors of a file.</summary>
internal static class BuildMessage
{
    private const string ErrorCode = "SSR001";
    private const string WarningCode = "SSR002";

    /// <summary><c>file(line,column): error SSR001: rule-id: reason</c>, and below it the excerpt if there is one.</summary>
    public static string Of(RuleProblem problem)
    {
        var kind = problem.IsWarning ? $"warning {WarningCode}" : $"error {ErrorCode}";
        var line = $"{problem.At.File}({problem.At.Line},{problem.At.Column}): {kind}: {problem.Message}";
        return problem.Excerpt is null ? line : $"{line}\n{problem.Excerpt}";
    }
}
