using System.Buffers;
using System.Text;

namespace SecretScan.Credentials;

/// <summary>
/// The pieces of a request, taken from the text around its signature without knowing whether that is a command line, a
/// log line, a HAR file or a test: what looks like a URL, a path, a form, a body or a method, the nearest of each.
/// </summary>
internal sealed class RequestText
{
    private const int MostTargets = 4;
    private const int MostBodies = 4;
    private const int MostMethods = 4;
    private const int MostValues = 2;
    private const int LongestBody = 4096;

    // Brackets that are opened again and again and never closed must not cost their number times the longest body.
    private const int MostSteps = 256 * 1024;

    // A form of one field looks like any assignment.
    private const int OneFieldPenalty = 2_000;

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"'`<>|\\");
    private static readonly SearchValues<char> BeforePath = SearchValues.Create(" \t\r\n\"'`=:(,");
    private static readonly string[] MethodWords = ["GET", "POST", "PUT", "DELETE", "PATCH"];

    private readonly string _text;
    private readonly int _start;
    private readonly int _end;
    private readonly IReadOnlyList<string> _signatureNames;
    private int _steps;

    /// <summary>Takes the text around the signature, as Latin-1 so that every byte is one character.</summary>
    /// <param name="around">The text.</param>
    /// <param name="signature">Where in it the signature stands.</param>
    /// <param name="signatureNames">The parameters that carry the signature: they are no part of what is signed.</param>
    public RequestText(ReadOnlySpan<byte> around, Span signature, IReadOnlyList<string> signatureNames)
    {
        var before = Plain(around[..signature.Start]);
        var value = Plain(signature.In(around));
        _text = before + value + Plain(around[signature.End..]);
        (_start, _end) = (before.Length, before.Length + value.Length);
        _signatureNames = signatureNames;
    }

    /// <summary>The URLs and paths, then forms, each as it stands and without its percent escapes.</summary>
    public IReadOnlyList<RequestTarget> Targets()
    {
        var targets = new Nearest<RequestTarget>(MostTargets);
        AddUrls(targets);
        AddPaths(targets);
        var forms = Forms().Select(form => new RequestTarget("", "", form));
        return [.. targets.Values.Concat(forms).SelectMany(Readings).Append(new RequestTarget("", "", "")).Distinct()];
    }

    /// <summary>The methods: those that are named, then the usual two.</summary>
    public IReadOnlyList<string> Methods()
    {
        var methods = new Nearest<string>(MostMethods);
        foreach (var word in MethodWords)
        {
            for (var at = _text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                if (!IsLetter(at - 1) && !IsLetter(at + word.Length))
                {
                    methods.Add(Distance(at, at + word.Length), word);
                }
            }
        }

        methods.Add(int.MaxValue, "GET");
        methods.Add(int.MaxValue, "POST");
        return methods.Values;
    }

    /// <summary>The bodies: none at all, JSON, forms.</summary>
    public IReadOnlyList<string> Bodies()
    {
        var bodies = new Nearest<string>(MostBodies);
        for (var i = _text.IndexOfAny('{', '['); i >= 0; i = _text.AsSpan(i + 1).IndexOfAny('{', '[') is var next and >= 0 ? i + 1 + next : -1)
        {
            if (i > 0 && _text[i - 1] is '"' or '\'' or '`')
            {
                AddQuoted(bodies, i);
            }
            else if (_text[i] == '{' && IsValueStart(i))
            {
                AddBare(bodies, i);
            }
        }

        return ["", .. bodies.Values.Concat(Forms()).Distinct()];
    }

    /// <summary>The values that stand under a name.</summary>
    public IReadOnlyList<string> Values(string name)
    {
        var values = new Nearest<string>(MostValues);
        var (text, word) = (Encoding.Latin1.GetBytes(_text), Encoding.Latin1.GetBytes(name));
        for (var at = NamedValue.Find(text, word, 0); at >= 0; at = NamedValue.Find(text, word, at + 1))
        {
            var value = NamedValue.Read(text, at + word.Length);
            if (!value.IsEmpty)
            {
                values.Add(Distance(at, value.End), _text[value.Start..value.End]);
            }
        }

        return values.Values;
    }

    // Go writes '&' in JSON as an escape, HTML as an entity.
    private static string Plain(ReadOnlySpan<byte> text) => Encoding.Latin1.GetString(text)
        .Replace("\\u0026", "&", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static IEnumerable<RequestTarget> Readings(RequestTarget target) =>
        target.Path.Contains('%') || target.Query.Contains('%') ? [target, target.Unescaped()] : [target];

    private void AddUrls(Nearest<RequestTarget> targets)
    {
        for (var at = _text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = _text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            var end = EndOf(at + 3);
            var url = Trimmed(_text[(at + 3)..end]);
            var path = url.IndexOfAny(['/', '?']) is var slash and >= 0 ? url[slash..] : "";
            targets.Add(Distance(at, end), Target(url[..^path.Length], path));
        }
    }

    private void AddPaths(Nearest<RequestTarget> targets)
    {
        for (var at = _text.IndexOf('/'); at >= 0; at = _text.IndexOf('/', at + 1))
        {
            if (at > 0 && at + 1 < _text.Length && BeforePath.Contains(_text[at - 1]) && char.IsAsciiLetterOrDigit(_text[at + 1]))
            {
                var end = EndOf(at);
                targets.Add(Distance(at, end), Target("", Trimmed(_text[at..end])));
            }
        }
    }

    private RequestTarget Target(string host, string path)
    {
        path = path.IndexOf('#') is var hash and >= 0 ? path[..hash] : path;
        var mark = path.IndexOf('?');
        return mark < 0
            ? new RequestTarget(host, path, "")
            : new RequestTarget(host, path[..mark], WithoutSignature(path[(mark + 1)..]));
    }

    private IReadOnlyList<string> Forms()
    {
        var forms = new Nearest<string>(MostValues);
        for (var at = 0; at < _text.Length;)
        {
            var end = EndOf(at);
            if (_text.AsSpan(at, end - at).Contains('=') && Form(_text[at..end]) is { } form)
            {
                forms.Add(Distance(at, end) + (form.Contains('&') ? 0 : OneFieldPenalty), WithoutSignature(form));
            }

            at = end + 1;
        }

        return forms.Values;
    }

    // "name=value&name=value", perhaps behind "--data=" or "payload=".
    private static string? Form(string word)
    {
        var equals = word.IndexOf('=');
        if (word.AsSpan(equals + 1) is var rest && rest.IndexOf('=') is var second and >= 0 && !rest[..second].ContainsAny('&', '%'))
        {
            word = word[(equals + 1)..];
            equals = second;
        }

        word = Trimmed(word);
        return equals > 0 && equals < word.Length - 1 && !word.AsSpan(0, equals).ContainsAnyExcept(FormName) ? word : null;
    }

    private static readonly SearchValues<char> FormName =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-[]%");

    private string WithoutSignature(string query) => string.Join('&', query.Split('&').Where(field =>
        !_signatureNames.Any(name => field.StartsWith(name, StringComparison.OrdinalIgnoreCase) && field.AsSpan(name.Length).StartsWith('='))));

    private void AddQuoted(Nearest<string> bodies, int start)
    {
        var quote = _text[start - 1];
        var isEscaped = false;
        for (var i = start; i < Math.Min(_text.Length, start + LongestBody) && ++_steps < MostSteps; i++)
        {
            if (_text[i] == quote)
            {
                Add(bodies, start, i, isEscaped);
                return;
            }

            if (_text[i] == '\\')
            {
                isEscaped = true;
                i++;
            }
        }
    }

    private void AddBare(Nearest<string> bodies, int start)
    {
        var (depth, isString) = (0, false);
        for (var i = start; i < Math.Min(_text.Length, start + LongestBody) && ++_steps < MostSteps; i++)
        {
            switch (_text[i])
            {
                case '\\':
                    i++;
                    break;
                case '"':
                    isString = !isString;
                    break;
                case '{' when !isString:
                    depth++;
                    break;
                case '}' when !isString && --depth == 0:
                    Add(bodies, start, i + 1, isEscaped: false);
                    return;
                default:
                    break;
            }
        }
    }

    private void Add(Nearest<string> bodies, int start, int end, bool isEscaped)
    {
        if (start < _end && _start < end)
        {
            return;
        }

        var body = _text[start..end];
        if (isEscaped)
        {
            bodies.Add(Distance(start, end), Unescaped(body));
        }

        bodies.Add(Distance(start, end), body);
    }

    private static string Unescaped(string body)
    {
        var plain = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            plain.Append(body[i] == '\\' && i + 1 < body.Length
                ? body[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var c => c }
                : body[i]);
        }

        return plain.ToString();
    }

    // At the margin, or behind "body=", "data:", "-d".
    private bool IsValueStart(int at)
    {
        if (at == 0 || _text[at - 1] == '\n')
        {
            return true;
        }

        while (at > 0 && _text[at - 1] is ' ' or '\t')
        {
            at--;
        }

        return at > 0 && (_text[at - 1] is '=' or ':' or '>' || (at > 1 && _text[(at - 2)..at] is "-d" or "ta" or "dy"));
    }

    private int EndOf(int at) => _text.AsSpan(at).IndexOfAny(Ends) is var length and >= 0 ? at + length : _text.Length;

    private static string Trimmed(string word) => word.TrimEnd(',', ';', ')', ']', '}', '.');

    private bool IsLetter(int at) => (uint)at < (uint)_text.Length && char.IsAsciiLetterOrDigit(_text[at]);

    private int Distance(int start, int end) => end <= _start ? _start - end : start >= _end ? start - _end : 0;
}
