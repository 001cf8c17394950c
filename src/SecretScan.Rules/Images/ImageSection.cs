namespace SecretScan.Rules.Images;

/// <summary>The parts of a rule image, in their order.</summary>
internal enum ImageSection
{
    KeywordClasses,
    KeywordNext,
    KeywordOutputStarts,
    KeywordOutputs,
    KeywordLengths,

    /// <summary>Where the uses of each keyword start in <see cref="Uses"/>, and one more: where the last one's stop.</summary>
    UseStarts,
    Uses,
    PatternCode,
    PatternSets,
    PatternLiterals,
    Entries,

    /// <summary>Of each known example sixteen bits of a fast hash above 48 of its SHA-256, as sorted numbers.</summary>
    KnownExamples,

    /// <summary>What <see cref="MetadataReader"/> reads: rules at the offsets that their entries name.</summary>
    Rules,
    Venues,
    Names,

    /// <summary>The identity of the rules as text, <c>sha256:</c> and the hash over all other sections: made once so that no scan has to.</summary>
    Id,
}
