using System.Buffers;
using System.Text;

namespace SecretScan.Detection;

/// <summary>The name a value is assigned to, as words: <c>smtpAuthPassword</c> and <c>SMTP_AUTH_PASSWORD</c> are one.</summary>
internal ref struct AssignmentName
{
    /// <summary>Bytes that <see cref="Read"/> needs to work in.</summary>
    public const int Room = 256;

    private const int Longest = 96;

    private static readonly SearchValues<byte> Characters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.-"u8);

    // checksum/secret in annotations.
    private static readonly SearchValues<byte> Before = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.-/"u8);

    // Behind a word for a secret these say that the value is something about it.
    private static ReadOnlySpan<byte> About =>
        " id ids uuid name names hash hashed hashes digest checksum sha md fingerprint integrity signature sig file files filename path paths "u8
        + "dir directory folder location url urls uri endpoint link href host hostname domain type types kind class length len size count limit min max "u8
        + "policy rule rules regex regexp pattern format label title hint text message messages msg error errors err desc description help prompt placeholder "u8
        + "field fields column param params parameter parameters header headers env var variable expiry expire expires expiration expired ttl lifetime timeout "u8
        + "age valid validity verify verified validator validation page style icon button input form view model provider factory manager service handler resolver "u8
        + "store storage util utils helper builder generator controller component module spec schema attr attribute attributes prop property properties option "u8
        + "options setting settings config configuration map list array set table index idx num number prefix suffix separator delimiter version versions arn ref "u8
        + "reference references alias status state mode enabled disabled enable disable required strength reset change changed changes forgot confirmation mask masked "u8
        + "hidden visible exists request response event action callback listener code codes press pressed down up frame frames board stroke algorithm alg algo "u8
        + "usage bits scope scopes issuer audience claim address symbol mint ticker currency contract space stream line offset position pos start end begin tree "u8
        + "node ring vault group groups rotation range getter setter function fn func method import export lookup source target template example examples doc docs "u8
        + "documentation info dict pair pairs by of for from in is and or to with without changed encoder decoder parser reader writer transform transformer keeper "u8
        + "iterator comparator serializer deserializer constant constants word words "u8
        + "username login thumbprint characteristic characteristics cipher ciphers engine alphabet charset "u8;

    // Wherever they stand.
    private static ReadOnlySpan<byte> Elsewhere =>
        " public published pub verifying verification checksum csrf xsrf authenticity max min num no without missing invalid wrong incorrect bad expired next prev previous continuation cursor sync resume "u8
        + "idempotency idempotent nonce foreign unique composite partition sort cache row column hot short keyboard arrow enter escape tab lang translation "u8
        + "locale label placeholder title hint help error field regex pattern is has have should can cannot requires require enable disable show hide toggle "u8
        + "check forgot forgotten change confirm reset update unknown erc contract ticker mint symbol sitekey site recaptcha publishable anon parent child "u8
        + "dictionary dict property attr attribute param parameter header magic sentinel dedup dedupe grouping metric routing encoded hashed encrypted sealed wrapped salted expected "u8
        + "empty folder sheet spreadsheet subnet vpc "u8;

    private static ReadOnlySpan<byte> Passwords =>
        " password passwd passwort passphrase passcode pass pwd pw passwords kennwort senha contrasena wachtwoord motdepasse passe mdp dbpass psk keypass storepass "u8;

    private static ReadOnlySpan<byte> NoPasswords => " bypass compass trespass surpass overpass underpass encompass lowpass highpass bandpass multipass renderpass "u8;

    private static ReadOnlySpan<byte> Keys =>
        " apikey apitoken apisecret secretkey accesskey accesstoken authkey authtoken clientsecret appsecret appkey privatekey encryptionkey signingkey masterkey "u8
        + "sharedkey authorization refreshtoken "u8;

    // A key of these is a secret one.
    private static ReadOnlySpan<byte> KindsOfKey =>
        " api secret access auth private encryption encrypt decryption decrypt encrypted signing sign signature master shared jwt hmac aes cipher crypto session "u8
        + "cookie client app application consumer license licence service account admin storage webhook deploy integration vendor subscription secondary security "u8
        + "sas token server write read ingest instrumentation functions function host "u8;

    private static ReadOnlySpan<byte> KindsOfToken =>
        " api access auth authentication refresh bearer oauth bot service admin deploy personal registry npm github gitlab slack webhook vault root join agent "u8
        + "bootstrap cluster integration private secret user "u8;

    // What they mark is a request, a page or a form.
    private static ReadOnlySpan<byte> NoSecretTokens =>
        " client request page pagination cancellation cancel verification confirmation "u8;

    private static ReadOnlySpan<byte> Services =>
        " db database sql mysql pg postgres postgresql mongo mongodb redis rabbitmq smtp mail email imap ftp sftp ssh ldap ad admin root sa user prod production "u8
        + "staging live backup proxy vpn wifi wlan kafka elastic elasticsearch jdbc datasource keystore truststore ssl cert pfx jwt session cookie webhook hmac "u8
        + "encryption signing stripe twilio sendgrid github gitlab slack aws azure gcp google openai paypal jenkins docker registry nexus artifactory sonar grafana "u8
        + "bind master deploy service svc "u8;

    // " smtp auth password ", with the word that was searched for at _at.
    private readonly ReadOnlySpan<byte> _words;
    private readonly int _at;

    private AssignmentName(ReadOnlySpan<byte> words, int at, int end, bool isOption, ReadOnlySpan<byte> before)
    {
        _words = words;
        _at = at;
        while (Meaning == Evidence.None && Tail.Length > 1)
        {
            _at += Word.Length - 1;
        }

        End = end;
        IsOption = isOption;
        IsValue = IsBehindEquals(before);
        BeginsLine = IsLineStart(before);
    }

    /// <summary>True when nothing but <c>#define</c> and the like stands before the name on its line.</summary>
    public bool BeginsLine { get; }

    /// <summary>True when the name is itself a value: it stands behind an equals sign.</summary>
    public bool IsValue { get; }

    /// <summary>True when the name begins with a hyphen, as options of commands do: their value follows a blank.</summary>
    public bool IsOption { get; }

    /// <summary>Where in the match the name ends.</summary>
    public int End { get; }

    private readonly ReadOnlySpan<byte> Head => _words[..(_at + 1)];

    private readonly ReadOnlySpan<byte> Word => _words[_at..(_at + 2 + _words[(_at + 1)..].IndexOf((byte)' '))];

    private readonly ReadOnlySpan<byte> Tail => _words[(_at + Word.Length - 1)..];

    /// <summary>What the name says; nothing when it means something else than a secret.</summary>
    public readonly Evidence Evidence
    {
        get
        {
            if ((Meaning is var meaning && meaning == Evidence.None) || HasAny(Tail, About) || HasAny(_words, Elsewhere))
            {
                return Evidence.None;
            }

            return meaning
                | (Head.Length + Tail.Length == 2 ? Evidence.LoneName : Evidence.None)
                | (HasAny(Head, Services) ? Evidence.ServiceName : Evidence.None);
        }
    }

    private readonly Evidence Meaning
    {
        get
        {
            if (_words.Length < 3)
            {
                return Evidence.None;
            }

            var word = Word;
            if (Is(word, Passwords) || word.IndexOf("password"u8) >= 0 || word.IndexOf("passwd"u8) >= 0 || word.EndsWith("passphrase "u8) || word.EndsWith("pwd "u8) || (word.Length > 6 && word.EndsWith("pass "u8) && !Is(word, NoPasswords)))
            {
                return Evidence.PasswordName | (word.IndexOf("phrase"u8) >= 0 || Tail.StartsWith(" phrase "u8) ? Evidence.PassphraseName : Evidence.None);
            }

            if (Is(word, Keys))
            {
                return Evidence.KeyName;
            }

            var before = LastOf(Head);
            if (Is(word, " key keys "u8))
            {
                return HasAny(Tail, Passwords) ? Evidence.None : Is(before, KindsOfKey) ? Evidence.KeyName : Evidence.WeakName;
            }

            if (Is(word, " token tokens "u8))
            {
                return Is(before, NoSecretTokens) ? Evidence.None : Is(before, KindsOfToken) ? Evidence.KeyName : Evidence.SecretName;
            }

            if (word.IndexOf("secret"u8) >= 0)
            {
                return Is(before, KindsOfKey) || Tail.StartsWith(" key "u8) || Tail.StartsWith(" access "u8) ? Evidence.KeyName : Evidence.SecretName;
            }

            return word.EndsWith("token "u8) || word.EndsWith("apikey "u8) || Is(word, " auth credential credentials jwt bearer salt "u8) ? Evidence.SecretName : Evidence.None;
        }
    }

    /// <summary>The name that begins in <paramref name="match"/>, with what stands before it in the text.</summary>
    /// <param name="match">The match; it starts at a word that may mean a secret, or at a sign before the name.</param>
    /// <param name="surroundings">The text around the match.</param>
    /// <param name="room">Where the words are written, <see cref="Room"/> bytes.</param>
    public static AssignmentName Read(ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings, Span<byte> room)
    {
        var skipped = Math.Max(0, match.IndexOfAny(Characters));
        match = match[skipped..];
        var end = match.IndexOfAnyExcept(Characters);
        end = end < 0 ? match.Length : end;
        var start = 0;
        ReadOnlySpan<byte> before = default;
        var text = match[..Math.Min(end, Longest)];
        if (surroundings.Overlaps(match, out var at) && at > 0)
        {
            start = Math.Max(surroundings[..at].LastIndexOfAnyExcept(Before) + 1, at - Longest);
            text = surroundings[start..(at + text.Length)];
            var first = WithWordBefore(surroundings, start);
            text = surroundings[first..(at + Math.Min(end, Longest))];
            start = first;
            before = surroundings[..start];
            start = at - start;
        }

        var (length, found) = (0, 0);
        room[length++] = (byte)' ';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isHump = i > 0 && char.IsAsciiLetterUpper((char)c) && (char.IsAsciiLetterLower((char)text[i - 1])
                || (i + 1 < text.Length && char.IsAsciiLetterLower((char)text[i + 1]) && char.IsAsciiLetterUpper((char)text[i - 1])));
            if ((isHump || !char.IsAsciiLetter((char)c)) && room[length - 1] != ' ')
            {
                room[length++] = (byte)' ';
            }

            if (i == start)
            {
                found = room[length - 1] == ' ' ? length - 1 : room[..length].LastIndexOf((byte)' ');
            }

            if (char.IsAsciiLetter((char)c))
            {
                room[length++] = (byte)(c | 0x20);
            }
        }

        if (room[length - 1] != ' ')
        {
            room[length++] = (byte)' ';
        }

        return new AssignmentName(room[..length], Math.Min(found, length - 1), skipped + end, text.StartsWith("-"u8), before);
    }

    // API key, client secret: in prose a blank joins the words.
    private static int WithWordBefore(ReadOnlySpan<byte> text, int start)
    {
        if (start < 4 || text[start - 1] != ' ' || !char.IsAsciiLetter((char)text[start - 2]))
        {
            return start;
        }

        var word = text[..(start - 1)].LastIndexOfAnyExcept(Characters) + 1;
        Span<byte> lower = stackalloc byte[12];
        var length = start - word;
        if (length > lower.Length - 1)
        {
            return start;
        }

        lower[0] = (byte)' ';
        Ascii.ToLower(text[word..start], lower[1..], out _);
        return " api access client secret auth encryption signing private "u8.IndexOf(lower[..(length + 1)]) >= 0 ? word : start;
    }

    private static bool IsBehindEquals(ReadOnlySpan<byte> before) =>
        before.TrimEnd("\"'\\"u8) is var rest && rest.EndsWith("="u8) && !rest.EndsWith(":="u8);

    private static bool IsLineStart(ReadOnlySpan<byte> before)
    {
        var line = before[(before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..].Trim(" \t"u8);
        return line.IsEmpty || line.SequenceEqual("#define"u8) || line.SequenceEqual("ENV"u8) || line.SequenceEqual("set"u8) || line.SequenceEqual("export"u8);
    }

    private static ReadOnlySpan<byte> LastOf(ReadOnlySpan<byte> words) =>
        words.Length < 2 ? " "u8 : words[words[..^1].LastIndexOf((byte)' ')..];

    // Both with a space on either side.
    private static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> list) => word.Length > 2 && list.IndexOf(word) >= 0;

    private static bool HasAny(ReadOnlySpan<byte> words, ReadOnlySpan<byte> list)
    {
        while (words.Length > 2)
        {
            var end = words[1..].IndexOf((byte)' ') + 2;
            if (Is(words[..end], list))
            {
                return true;
            }

            words = words[(end - 1)..];
        }

        return false;
    }
}
