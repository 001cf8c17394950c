using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SecretScan.Rules.Syntax;

/// <summary>Reads rule files. The text may come from anybody: it is bounded in size, depth and number of problems.</summary>
public static class RuleLoader
{
    /// <summary>Characters a rule file may have.</summary>
    public const int LongestFile = 1 << 20;

    /// <summary>Reads one file.</summary>
    /// <param name="file">The name that problems are reported under.</param>
    /// <param name="text">The content; read to its end, not closed.</param>
    /// <param name="problems">What is wrong with it; what could be read is returned all the same.</param>
    public static RuleFile Load(string file, TextReader text, out IReadOnlyList<RuleProblem> problems)
    {
        var found = new Problems();
        var root = Root(file, text, found);
        problems = found.List;
        return root is null ? new RuleFile { File = file } : File(file, root);
    }

    private static Mapping? Root(string file, TextReader text, Problems problems)
    {
        var buffer = new char[LongestFile + 1];
        var length = text.ReadBlock(buffer);
        if (length > LongestFile)
        {
            problems.Error(new Place(file, 1, 1), null, "a rule file has at most 1 MB: split it");
            return null;
        }

        var stream = new YamlStream();
        var parser = new GuardedParser(new Parser(new StringReader(new string(buffer, 0, length))));
        try
        {
            stream.Load(parser);
        }
        catch (YamlException e)
        {
            problems.Error(PlaceOf(file, e.Start), null, $"not valid YAML: {Problems.Quote(e.Message)}");
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's own answer to some texts that are no YAML; it speaks of its code, not of the text.
            problems.Error(PlaceOf(file, parser.Current?.Start ?? Mark.Empty), null, "not valid YAML");
            return null;
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            problems.Error(new Place(file, 1, 1), null, "a rule file is one mapping that begins with 'provider:'");
            return null;
        }

        return new Mapping(root, file, problems);
    }

    private static Place PlaceOf(string file, Mark mark) =>
        new(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private static RuleFile File(string file, Mapping root)
    {
        var remediation = root.Child("remediation") is { } common ? Remediation(common) : null;
        var result = new RuleFile
        {
            File = file,
            Provider = root.Text("provider"),
            Name = root.Text("name"),
            Url = root.Text("url"),
            Venue = root.Child("venue") is { } venue ? Venue(venue) : null,
            Names = root.Child("names") is { } names ? RuleNames(names) : null,
            Rules = [.. root.Children("rules").Select(rule => Rule(rule, remediation))],
        };
        root.RefuseOthers();
        return result;
    }

    private static VenueSyntax Venue(Mapping venue)
    {
        var result = new VenueSyntax
        {
            At = venue.At,
            Words = venue.Texts("words"),
            Testnet = venue.Texts("testnet"),
            Sets = venue.WordLists<Part>("sets"),
            PairLines = venue.Number("pair_lines"),
            Closed = venue.Flag("closed"),
            Signatures = [.. venue.Children("signatures").Select(Signature)],
            Pair = venue.Word<KeyEquation>("pair"),
        };
        venue.RefuseOthers();
        return result;
    }

    private static SignatureSyntax Signature(Mapping signature)
    {
        var result = new SignatureSyntax
        {
            At = signature.At,
            Names = signature.Texts("names"),
            Hash = signature.Word<SignatureHash>("hash"),
            Encoding = signature.Word<BytesForm>("encoding"),
            Secret = signature.Word<BytesForm>("secret"),
            Message = signature.Text("message"),
            Fields = signature.Child("fields")?.Pairs() ?? [],
            StripPath = signature.Text("strip_path"),
        };
        signature.RefuseOthers();
        return result;
    }

    private static NamesSyntax RuleNames(Mapping names)
    {
        var result = new NamesSyntax
        {
            Parts = Enum.GetValues<Part>().ToImmutableDictionary(p => p, p => names.Texts(Names.Word(p))),
            Not = names.Texts("not"),
            Testnet = names.Texts("testnet"),
            Withdraw = names.Texts("withdraw"),
        };
        names.RefuseOthers();
        return result;
    }

    private static RuleSyntax Rule(Mapping rule, RemediationSyntax? common)
    {
        var result = new RuleSyntax
        {
            At = rule.At,
            Id = rule.Text("id"),
            Title = rule.Text("title"),
            Part = rule.Word<Part>("part"),
            Severity = rule.Word<Severity>("severity"),
            Confidence = rule.Word<Confidence>("confidence"),
            Keywords = rule.Texts("keywords"),
            Pattern = rule.Text("pattern"),
            Before = rule.Text("before"),
            After = rule.Text("after"),
            Window = rule.Number("window"),
            Context = rule.Texts("context"),
            ContextBytes = rule.Number("context_bytes"),
            Entropy = rule.Fraction("entropy"),
            Validator = rule.Word<Validator>("validator"),
            Shape = rule.Text("shape"),
            Weak = rule.Flag("weak"),
            Distinctive = rule.Flag("distinctive"),
            Needs = rule.Word<Nearness>("needs"),
            Algorithms = rule.Words<KeyAlgorithm>("algorithms"),
            Names = rule.Texts("names"),
            NotNames = rule.Texts("not_names"),
            Files = rule.Texts("files"),
            RotateDays = rule.Rotation("rotate_days"),
            Impact = rule.Text("impact"),
            Remediation = rule.Child("remediation") is { } remediation ? Remediation(remediation) : common,
            KnownExamples = rule.Examples("known_examples"),
            References = rule.Texts("references"),
            Examples = rule.Examples("examples"),
            NegativeExamples = rule.Examples("negative_examples"),
        };
        rule.RefuseOthers();
        return result with { IsFaulty = rule.IsFaulty };
    }

    private static RemediationSyntax Remediation(Mapping remediation)
    {
        var result = new RemediationSyntax
        {
            At = remediation.At,
            Summary = remediation.Text("summary"),
            Steps = remediation.Texts("steps"),
            Url = remediation.Text("url"),
        };
        remediation.RefuseOthers();
        return result;
    }
}
