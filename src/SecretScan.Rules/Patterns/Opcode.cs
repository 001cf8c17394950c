namespace SecretScan.Rules.Patterns;

/// <summary>
/// The instructions of a pattern's program. Operands follow in the next words. <c>set</c> is the number of a byte set;
/// <c>ahead</c> is twice that number, plus one if the end of the text will do as well; <c>skip</c> counts words from its
/// own, and always forward, so that no program can run for ever.
/// </summary>
internal enum Opcode : ushort
{
    /// <summary>The match is complete if what must follow it follows.</summary>
    Match,

    /// <summary><c>offset length</c>: these bytes.</summary>
    Literal,

    /// <summary><c>offset length</c>: these ASCII bytes, letters of any case.</summary>
    LiteralAnyCase,

    /// <summary><c>set</c>: one byte of the set.</summary>
    One,

    /// <summary><c>set least most</c>: as many as there are, none of them given back.</summary>
    Run,

    /// <summary><c>set least most ahead</c>: as many as there are; given back one by one, where the rest can go on.</summary>
    RunGreedy,

    /// <summary><c>set least most ahead</c>: as few as will do; taken one by one, where the rest can go on.</summary>
    RunLazy,

    /// <summary><c>ahead skip</c>: goes on if the next byte is ahead, else skips.</summary>
    Branch,

    /// <summary><c>ahead skip</c>: as <see cref="Branch"/>, but when going on fails, skipping is tried as well.</summary>
    Fork,

    /// <summary><c>skip</c>.</summary>
    Skip,

    /// <summary>The group <c>secret</c> starts here.</summary>
    SecretStart,

    /// <summary>The group <c>secret</c> ends here.</summary>
    SecretEnd,
}
