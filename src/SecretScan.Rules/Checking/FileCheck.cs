using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Checking;

/// <summary>Checks what is said of providers and venues, and that no id is taken twice.</summary>
internal sealed class FileCheck(Problems problems)
{
    public void Check(IReadOnlyList<RuleFile> files)
    {
        var venues = new Dictionary<string, Place>();
        var ids = new Dictionary<string, Place>();
        foreach (var file in files)
        {
            CheckProvider(file);
            if (file.Venue is { } venue)
            {
                CheckVenue(file, venue);
                Unique(venues, file.Provider, null, "this venue");
            }

            foreach (var rule in file.Rules)
            {
                Unique(ids, rule.Id, rule.Id?.Value, "this id");
            }
        }
    }

    private void CheckProvider(RuleFile file)
    {
        var start = new Place(file.File, 1, 1);
        if (file.Rules.IsEmpty && file.Venue is null)
        {
            if (file.Names is null && !problems.List.Any(problem => !problem.IsWarning && problem.At.File == file.File))
            {
                problems.Error(start, null, "nothing in it: a rule file has 'rules:' or 'names:'");
            }

            return;
        }

        if (file.Provider is null || file.Name is null)
        {
            problems.Error(start, null, "'provider:' (lower-case id) and 'name:' (as people write it) are needed at the top");
        }

        if (file.Provider is { } provider && !Names.IsId(provider.Value))
        {
            problems.Error(
                provider.At, null, $"the provider {Problems.Quote(provider.Value)} must be lower-case words joined by hyphens");
        }
    }

    private void CheckVenue(RuleFile file, VenueSyntax venue)
    {
        if (venue.Words.IsEmpty)
        {
            problems.Error(venue.At, null, "a venue needs 'words:' that name it");
        }

        foreach (var word in venue.Words)
        {
            WordCheck.Keyword(problems, null, word);
        }

        foreach (var word in venue.Words.Concat(venue.Testnet).Where(w => w.Value.Any(char.IsUpper)))
        {
            problems.Error(word.At, null, $"the word {Problems.Quote(word.Value)} must be lower case");
        }

        if (venue.Sets.IsEmpty)
        {
            problems.Error(venue.At, null, "a venue needs 'sets:', the combinations of parts that are usable on their own");
        }

        var parts = file.Rules.Where(r => r.Pattern is null).Select(r => r.Part?.Value).OfType<Part>().ToHashSet();
        foreach (var part in venue.Sets.SelectMany(set => set).Where(part => !parts.Contains(part.Value)))
        {
            problems.Error(part.At, null, $"no rule of this file is for the part '{Names.Word(part.Value)}' that a set names");
        }

        new SignatureCheck(problems).Check(venue, parts);
        if (venue.PairLines is { Value: > 100 } lines)
        {
            problems.Error(lines.At, null, "'pair_lines' is at most 100");
        }
    }

    private void Unique(Dictionary<string, Place> taken, Written<string>? name, string? rule, string what)
    {
        if (name is not null && !taken.TryAdd(name.Value, name.At))
        {
            problems.Error(name.At, rule, $"{what} is taken already at {taken[name.Value]}");
        }
    }
}
