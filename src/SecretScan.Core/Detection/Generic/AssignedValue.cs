using System.Buffers;

namespace SecretScan.Detection;

/// <summary>The right side of an assignment as it stands in the text.</summary>
internal readonly ref struct AssignedValue
{
    private static readonly SearchValues<byte> Dates = SearchValues.Create("0123456789.-:/_+TZ"u8);
    private static readonly SearchValues<byte> Symbols = SearchValues.Create("!#$%&*+/=?@^~|"u8);

    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);

    private static readonly SearchValues<byte> NamesAndDots =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_."u8);

    private static readonly SearchValues<byte> Constants = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_|"u8);

    private static readonly SearchValues<byte> FileBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/"u8);

    private static readonly SearchValues<byte> CodeBytes = SearchValues.Create("(){}[]<>;,"u8);

    private static readonly SearchValues<byte> WordBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.-:/"u8);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    // Paths and dotted names of 10 and more characters lie below, base64 that begins with a slash above.
    private const double MostOfPath = 4;

    private readonly ReadOnlySpan<byte> _value;
    private readonly byte _before;
    private readonly ReadOnlySpan<byte> _behind;

    public AssignedValue(ReadOnlySpan<byte> value, ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings)
    {
        _value = value;
        _before = match.Overlaps(value, out var at) && at > 0 ? match[at - 1] : (byte)0;
        _behind = surroundings.Overlaps(value, out at) && at >= 0 && at + value.Length <= surroundings.Length
            ? surroundings[(at + value.Length)..]
            : default;
    }

    /// <summary>True behind an opening quote.</summary>
    public bool IsQuoted => _before is (byte)'"' or (byte)'\'' or (byte)'`';

    /// <summary>True when nothing but blanks, a comment or a line's continuation follows on the line.</summary>
    public bool EndsLine
    {
        get
        {
            var rest = _behind[..Math.Min(_behind.Length, 64)];
            rest = IsQuoted && !rest.IsEmpty ? rest[1..] : rest;
            rest = rest.TrimStart(" \t"u8);
            return rest.IsEmpty || rest[0] is (byte)'\r' or (byte)'\n' or (byte)'#' or (byte)'\\' || rest.StartsWith("//"u8);
        }
    }

    /// <summary>True when a quote or backtick follows that did not open before it: the whole assignment is quoted.</summary>
    public bool IsWithinQuotes => !IsQuoted && !_behind.IsEmpty && _behind[0] is (byte)'"' or (byte)'\'' or (byte)'`';

    /// <summary>True when the value ends where its syntax ends it: at its closing quote, or at the end of line, word or query parameter.</summary>
    public bool IsWhole
    {
        get
        {
            if (_behind.IsEmpty)
            {
                return true;
            }

            var next = _behind[0] == '\\' && _behind.Length > 1 ? _behind[1] : _behind[0];
            return IsQuoted ? next == _before : next is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'"' or (byte)'\'' or (byte)'<' or (byte)'&' or (byte)'`' or (byte)'}' or (byte)'n' or (byte)'r';
        }
    }

    /// <summary>True for the plain cases, told by a look at the bytes: a word or a path of words that no quotes enclose, a number, a date.</summary>
    public bool IsPlain =>
        (!IsQuoted && !_value.ContainsAnyExcept(WordBytes))
        || !_value.ContainsAnyExcept(Dates)
        || _value.IndexOfAnyExcept(_value[0]) < 0;

    /// <summary>True for the first word of an Authorization header that is no token: the name of a scheme, with what it takes behind it.</summary>
    public bool IsScheme(ReadOnlySpan<byte> name) =>
        name.EndsWith("uthorization"u8) && !IsQuoted && _before == ' ' && _behind.StartsWith(" "u8) && _behind.Length > 1 && char.IsAsciiLetter((char)_behind[1]);

    /// <summary>True for values whose prefix has a rule of its own, which knows better what is one.</summary>
    public bool HasOwnRule => StartsWithAny(
        "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- gldt- glrt- glcbt- glptt- glft- glimt- glagent- gloas- glsoat- glffct- glwt- GR1348941 "u8
        + "xox xapp- sk_live_ rk_live_ pk_live_ sk_test_ rk_test_ pk_test_ whsec_ SG. npm_ pypi- AKIA ASIA ABIA ACCA ABSK bedrock-api-key- "u8
        + "IQoJb3JpZ2lu FwoGZXIvYXdz FQoGZXIvYXdz AIza GOCSPX- ya29. 1//0 AQ.Ab8 sk-ant- sk-proj- sk-svcacct- sk-admin-"u8);

    /// <summary>True for references, calls, paths, URLs, versions, dates and values whose prefix says they are hashes or public keys.</summary>
    public bool IsCode =>
        _value.IndexOf("://"u8) >= 0
        || _value.IndexOf("::"u8) >= 0
        || _value.IndexOf("->"u8) >= 0
        || IsExpression
        || IsAlgorithm
        || IsPair
        || IsVersion
        || IsAlternatives
        || IsFile
        || (!IsQuoted && _value.IndexOf("||"u8) >= 0)
        || _value.IndexOf("aws4_request"u8) >= 0
        || _value[0] == ':'
        || (_value[0] == '/' && CharacterModel.Bits(_value) < MostOfPath)
        || (IsQuoted ? IsFormat : _value[0] is (byte)'$' or (byte)'?' or (byte)'~' or (byte)'-' or (byte)'%' or (byte)'=' || (_value[0] is (byte)'.' or (byte)'!' or (byte)'@' or (byte)'&' or (byte)'*' && !(EndsLine && _value.IndexOfAnyInRange((byte)'0', (byte)'9') > 0)))
        || (_value[0] == '*' && !_value[1..].ContainsAnyExcept(NamesAndDots) && _value.Contains((byte)'.'))
        || (_value[0] == '$' && IsPathOfVariable)
        || (_value[0] == '$' && (_value.IndexOf(".$"u8) >= 0 || _value.IndexOf("/$"u8) >= 0))
        || _value.Count((byte)'$') > 2
        || (!IsQuoted && (_value.ContainsAny(CodeBytes) || (_value.Contains((byte)'&') && _value.Contains((byte)'='))))
        || (!IsQuoted && ((IsType && !EndsLine) || _value.IndexOf("=="u8) is >= 0 and var equals && equals < _value.Length - 2))
        || (_value[0] == '0' && _value[1] is (byte)'x' or (byte)'X' && !_value[2..].ContainsAnyExcept(HexDigits))
        || StartsWithAny("sha1- sha1: sha256- sha256: sha384- sha512- sha512: md5: ssh- AAAAB3 AAAAC3 AAAAE2 data: bearer Bearer ENC[ ENC( {cipher} {bcrypt} {noop} gAAAAA npm: file: workspace: link: AWS4- $ANSIBLE_VAULT vault: arn: urn: TLS_ RSA- ECDH- subnet- vpc-"u8)
        || IsDotted;

    // Request*, Environment?, const Options&: a parameter behind a bracket or colon; Helper.mac? in Ruby.
    private bool IsType =>
        _value[^1] is (byte)'*' or (byte)'?' or (byte)'&' && !_value[..^1].ContainsAnyExcept(NamesAndDots);

    // [0-9a-f]{32}, ^[^/]+$, (?:a|b)
    private bool IsExpression =>
        _value.IndexOf("]{"u8) >= 0 || _value.IndexOf("]+"u8) >= 0 || _value.IndexOf("]*"u8) >= 0 || _value.IndexOf("]."u8) >= 0 || _value.IndexOf("[^"u8) >= 0 || _value.IndexOf("(?"u8) >= 0 || _value.IndexOf("[0-9"u8) >= 0;

    // PBKDF2WithHmacSHA512, HMAC-SHA256, AES/CBC/PKCS5Padding
    private bool IsAlgorithm =>
        _value.IndexOf("Hmac"u8) >= 0 || _value.IndexOf("HMAC-"u8) >= 0 || _value.IndexOf("PBKDF2"u8) >= 0 || _value.IndexOf("HMACSHA"u8) >= 0 || _value.IndexOf("_WITH_"u8) >= 0 || _value.IndexOf("/CBC/"u8) >= 0 || _value.IndexOf("/GCM/"u8) >= 0;

    // v0.0.0-20250101000000-5c740c59072c
    private bool IsVersion => _value.Length > 4 && _value[0] is (byte)'v' or (byte)'V' && char.IsAsciiDigit((char)_value[1]) && _value[2..].IndexOfAnyExcept(HexDigits) is >= 0 and < 3 and var dot
        && _value[2 + dot] == '.' && char.IsAsciiDigit((char)_value[^1]) && _value[(3 + dot)..].Contains((byte)'.');

    // FILE_WRITE|WRITE_ALWAYS
    private bool IsAlternatives => _value.Contains((byte)'|') && !_value.ContainsAnyExcept(Constants);

    // Purple62/v4/08/0a/mzl.pbcpzqyg.jpg
    private bool IsFile => _value.Count((byte)'/') > 1 && _value.LastIndexOf((byte)'.') is var dot && _value.Length - dot is 4 or 5 && _value[(dot + 1)..].IndexOfAnyExceptInRange((byte)'a', (byte)'z') < 0
        && !_value.ContainsAnyExcept(FileBytes);

    // $TRASH_DIRECTORY/askpass
    private bool IsPathOfVariable => _value[1..].IndexOfAnyExcept(Constants) is > 1 and var end && _value[1 + end] == '/';

    // mysql.host=, spring.liquibase.url=...: the next pair.
    private bool IsPair =>
        _value.IndexOf((byte)'=') is > 3 and var equals && !_value[..equals].ContainsAnyExcept(WordBytes) && _value[..equals].ContainsAny("._-"u8);

    // %s, %-20s, %(name)s
    private bool IsFormat => _value[0] == '%' && _value.Length > 1 && _value[1] is (byte)'s' or (byte)'d' or (byte)'v' or (byte)'-' or (byte)'(' or (byte)'{';

    // config.api.key2, com.example.v2, file names: segments that each start with a letter. JSON web tokens are left to their rule.
    private bool IsDotted
    {
        get
        {
            if (!_value.Contains((byte)'.') || _value.Length > 80)
            {
                return _value.Contains((byte)'.');
            }

            foreach (var range in _value.Split((byte)'.'))
            {
                var segment = _value[range];
                if (segment.IsEmpty || !char.IsAsciiLetter((char)segment[0]) || segment.ContainsAny(Symbols))
                {
                    return false;
                }
            }

            return CharacterModel.Bits(_value) < MostOfPath;
        }
    }

    private bool StartsWithAny(ReadOnlySpan<byte> prefixes)
    {
        foreach (var prefix in prefixes.Split((byte)' '))
        {
            if (_value.StartsWith(prefixes[prefix]))
            {
                return true;
            }
        }

        return false;
    }
}
