using System.Runtime.InteropServices;
using SecretScan.Reporting;
using SecretScan.Suppression;

namespace SecretScan.Cli.Baselines;

/// <summary>
/// Asks somebody about one value after another: is it a secret? Answers are lines, so that it works over any connection, without
/// colour and with a screen reader; the value itself shows only when asked for, on a screen that is taken away again.
/// </summary>
/// <param name="input">Where answers come from.</param>
/// <param name="output">Where questions go: a terminal.</param>
internal sealed class Audit(TextReader input, TextWriter output)
{
    private const string OtherScreen = "\e[?1049h\e[H";

    // Some terminals keep the second screen, so it is wiped before it is left.
    private const string FirstScreen = "\e[H\e[2J\e[?1049l";

    private const string Keys = "[k]eep  [f]alse alarm  [o]pen  [e]xplain  [r]eveal  [s]kip  [q]uit";
    private const string Help = """
          k  keep: it is a secret, and goes on being reported; the next audit does not ask again
          f  false alarm: accepted by its content, with a reason
          o  open the file at the line in your editor
          e  explain what it is and how to revoke it
          r  reveal the value on a screen of its own
          s  skip: ask again next time
          q  quit: what was answered is kept
        """;

    /// <summary>Content of the file that a finding stands in, or null.</summary>
    public required Func<Finding, byte[]?> Content { get; init; }

    /// <summary>Opens the file that a finding stands in; gives what went wrong, or null.</summary>
    public required Func<Finding, string?> Open { get; init; }

    /// <summary>Remembers that it is a secret.</summary>
    public required Action<Fingerprint> Keep { get; init; }

    /// <summary>Accepts findings of one value for a reason.</summary>
    public required Action<IReadOnlyList<Finding>, string> Accept { get; init; }

    /// <summary>True when the terminal has a second screen.</summary>
    public bool HasScreens { get; init; } = true;

    /// <summary>True to colour.</summary>
    public bool Colour { get; init; }

    /// <summary>Asks until everything is answered, somebody quits, or there is no more input.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="asked">The values to ask about, each with its findings.</param>
    /// <returns>The findings that are accepted now.</returns>
    public IReadOnlySet<Finding> Run(ScanResult result, IReadOnlyList<IReadOnlyList<Finding>> asked)
    {
        var safe = SafeText.Of(result, new ReportOptions());
        var accepted = new HashSet<Finding>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < asked.Count; i++)
        {
            Show(asked[i], safe, $"{i + 1} of {asked.Count}");
            var answer = Ask(asked[i]);
            if (answer is Answer.Quit)
            {
                break;
            }

            if (answer is Answer.Accepted)
            {
                accepted.UnionWith(asked[i]);
            }
        }

        return accepted;
    }

    private void Show(IReadOnlyList<Finding> same, SafeText safe, string count)
    {
        var finding = same[0];
        var set = finding.Set is { } found ? $", part of {found.ProviderName} credentials ({(found.Complete ? "complete" : "not complete")})" : "";
        output.WriteLine();
        output.WriteLine($"{Bold($"{count}  {Printable.Of(finding.Rule.Title)}")} ({finding.Rule.Id}, {finding.Severity.ToString().ToLowerInvariant()}{set})");
        foreach (var other in same.Take(5))
        {
            var member = other.Origin.Member is { } inside ? $"!{inside}" : "";
            output.WriteLine($"  {(other.Origin.Path is { } path ? safe.Show(path + member) : "message of a commit")}:{other.Location.StartLine}:{other.Location.StartColumn}");
        }

        if (same.Count > 5)
        {
            output.WriteLine($"  and {same.Count - 5} more");
        }

        foreach (var line in new SourceLines(safe).Of(Content(finding), finding))
        {
            output.WriteLine("  " + line);
        }
    }

    private Answer Ask(IReadOnlyList<Finding> same)
    {
        while (true)
        {
            Say($"{Keys}  [?] > ");
            switch (input.ReadLine()?.Trim().ToLowerInvariant())
            {
                case "k" or "keep":
                    Keep(same[0].Fingerprint);
                    return Answer.Kept;
                case "f" or "false" or "false alarm":
                    if (Reason() is { } reason)
                    {
                        Accept(same, reason);
                        return Answer.Accepted;
                    }

                    break;
                case "o" or "open":
                    output.WriteLine(Open(same[0]) ?? "");
                    break;
                case "e" or "explain":
                    output.WriteLine(FindingExplanation.Of(same, new ReportOptions { Colour = Colour, Verbose = true }));
                    break;
                case "r" or "reveal":
                    Reveal(same[0]);
                    break;
                case "s" or "skip":
                    return Answer.Skipped;
                case null or "q" or "quit":
                    return Answer.Quit;
                default:
                    output.WriteLine(Help);
                    break;
            }
        }
    }

    private string? Reason()
    {
        Say("why is it none (empty to go back) > ");
        return input.ReadLine()?.Trim() is { Length: > 0 } reason ? reason : null;
    }

    private void Reveal(Finding finding)
    {
        if (!HasScreens)
        {
            output.WriteLine("this terminal could not take it away again: open the file, or scan with --reveal");
            return;
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Say(FirstScreen));
        Say(OtherScreen + Printable.Of(finding.Secret.Reveal()) + "\nEnter takes it away > ");
        input.ReadLine();
        Say(FirstScreen);
    }

    private void Say(string text)
    {
        output.Write(text);
        output.Flush();
    }

    private string Bold(string text) => Colour ? $"\e[1m{text}\e[0m" : text;

    private enum Answer
    {
        Kept,
        Accepted,
        Skipped,
        Quit,
    }
}
