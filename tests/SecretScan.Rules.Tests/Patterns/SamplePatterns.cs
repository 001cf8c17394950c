namespace SecretScan.Rules.Tests.Patterns;

/// <summary>Patterns that together use every construct and every instruction, each with a text it is found in.</summary>
internal static class SamplePatterns
{
    public static (string Pattern, string Example)[] All { get; } =
    [
        // Literals and single classes.
        (@"(?<secret>tok_[0-9A-Za-z]{24})", "TOKEN=tok_0123456789abcdefABCDEF01"),
        (@"(?<secret>a)", "a"),
        (@"k=(?<secret>abc)", "k=abc"),
        (@"(?<secret>t\.o\+k\$\{\}\[\]\(\)\|\\\^\?\*)", @"t.o+k${}[]()|\^?*"),
        (@"\x6bey\x3a(?<secret>[\x41-\x46]{4})", "key:ABCD"),
        (@"a\tb\nc\r(?<secret>\S{3})", "a\tb\nc\rxyz"),
        (@"(?<secret>x.y.z)", "x1y\u00e9z"),
        (@"(?<secret>\d\D\w\W\s\S)", "1a_- b"),
        (@"(?<secret>[]a-]{3}[^]a-][-z][a\-c])", "]a-xz-"),
        (@"(?<secret>[\d-z][\w.][^\d\s]{2})", "9.ab"),
        (@"(?<secret>}{a]{2}]})", "}{a]]]}"),
        (@"v{x}{,3}=(?<secret>\d)", "v{x}{,3}=7"),

        // Letters of any case.
        (@"(?i:api[_-]?key)=(?<secret>[a-f]{4})", "API_KEY=abcd"),
        (@"(?i:x)(?<secret>(?i:ab1c)Q)", "XaB1cQ"),
        (@"(?i:--key)[ =](?<secret>(?i:[a-c]{2}[^x])z)", "--KEY aBYz"),
        (@"(?i:a(?:b|c))d(?<secret>e)", "ACde"),

        // Runs: nothing to give back, given back, taken one by one.
        (@"(?<secret>[0-9]{4,8})-", "1234567-"),
        (@"(?<secret>[0-9]{2,8}7)", "1772777"),
        (@"[a-z]{0,5}(?<secret>z[a-z]{2})", "abzzab"),
        (@"[a-z_]{0,20}?(?<secret>_key_[a-z]{1,3}?)", "my_key_ab"),
        (@"n(?<secret>.{1,10}?)n", "n12n4n"),
        (@"(?<secret>[a-c]{2,9}?[b-d]{2})", "abcbcbdd"),
        (@"(?<secret>a?a?a?aaa)", "aaaa"),
        (@"(?<secret>a{0,3}?a{2})", "aaaa"),
        (@"(?<secret>[a-z]{3}[a-z0-9]{3}[0-9]{3})", "abcabc123"),
        (@"(?<secret>x{2,4}(?:-y)?)", "xxx-y"),
        (@"(?<secret>[ab]{1,40}[bc]{1,40}[cd]{1,40})", "abababbcbcbccdcdcd"),

        // Alternatives: the next byte decides, or it does not.
        (@"(?<secret>(?:sk|pk|rk)_(?:live|test)_[a-z]{4})", "rk_test_abcd"),
        (@"(?<secret>(?:ab|abc|abcd)e)", "abcde"),
        (@"(?<secret>(?:abcd|abc|ab)c?d?)", "abcd"),
        (@"(?<secret>(?:a|ab)(?:c|bcd)d?)", "abcd"),
        (@"(?:x||y)(?<secret>ab)", "yab"),
        (@"(?:x|)(?<secret>xy)", "xxy"),
        (@"(?:)k(?<secret>v|w)", "kw"),
        (@"(?<secret>(?:[a-c]{2}|[b-d]{3}|a)d)", "bcdd"),
        (@"(?:secret_key|secret-key|secretkey|key_secret|secret)=(?<secret>\d{2})", "secret-key=42"),
        (@"(?:aa|ba|ab|bb|a)(?<secret>c)", "abc"),
        (@"(?:a|[ab]x|ay)(?<secret>z)", "ayz"),
        (@"(?:ax|[ab]b|abc)(?<secret>c{1,2}d)", "abccd"),
        (@"(?:ax||ab)(?<secret>a?b?c)", "abc"),
        (@"(?<secret>a(?:b?|c?))", "a"),
        (@"(?:user|use|us)(?<secret>er|r|s)", "user"),
        (@"(?:a(?:b(?:c|d)|e)|f)(?<secret>g)", "abdg"),
        (@"(a|b)((c)|(d))(?<secret>e)", "bde"),
        (@"(?:[ \t]{0,8}(?:=>|:=|==|=|:|,|\(|>)[ \t]{0,8}|[ \t]{1,4})(?<secret>[a-z]{2})", "  => ab"),

        // Parts that may be left out, and repeated groups.
        (@"(?:https?://)?(?<secret>[a-z]{2,5})\.org", "https://abc.org"),
        (@"(?:ab)?(?<secret>abc?)", "abab"),
        (@"(?:ab)??(?<secret>abc?)", "ababc"),
        (@"(?<secret>(?:[0-9a-f]{2}:){3}[0-9a-f]{2})", "01:ab:23:cd"),
        (@"(?<secret>(?:[a-z]{2,3} ){2,4}end)", "ab abc ab end"),
        (@"(?<secret>(?:ab){1,3}a?b?)", "abababa"),
        (@"(?<secret>(?:ab){1,3}?a?b)", "ababab"),
        (@"(?<secret>(?:a|ab){2,3}c)", "aabac"),
        (@"(?<secret>(?:a|ab){0,3}?b)", "aababb"),
        (@"(?<secret>(?:(?:a{1,2}b){1,2}c){1,2})", "aababcabc"),
        (@"(?<secret>(?:-?[0-9]{1,3}){2})", "12-345"),
        (@"(?<secret>x(?:y(?:z(?:w)?)?)?)", "xyz"),
        (@"(?<secret>a{1})b{1,1}", "ab"),

        // Where the secret stands.
        (@"(?<secret>(?:id-)?[0-9]{3})(?::[a-z]{1,5})?", "id-123:abc"),
        (@"user:[^:@\s]{1,20}:(?<secret>[^@\s]{1,20})@", "user:me:p4ss@ host"),
        (@"[""']?(?<secret>[0-9a-f]{8})[""']?", "'0123abcd'"),
        (@"(?:a|b)?(?<secret>(?:a|b)(?:c|d))(?:e|f)?", "abce"),
    ];
}
