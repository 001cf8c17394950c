using System.Buffers;
using System.Text;

namespace SecretScan.Detection;

/// <summary>The name a value is assigned to, with the words around the keyword that found it.</summary>
internal readonly ref struct AssignmentName(ReadOnlySpan<byte> text)
{
    private const int Longest = 96;

    private static readonly SearchValues<byte> Characters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.-"u8);

    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>The name that begins in the match, with what stands before it in the text.</summary>
    public static AssignmentName Of(ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings)
    {
        var end = match.IndexOfAnyExcept(Characters);
        end = end < 0 ? match.Length : end;
        if (!surroundings.Overlaps(match, out var at) || at <= 0)
        {
            return new(match[..Math.Min(end, Longest)]);
        }

        var start = surroundings[..at].LastIndexOfAnyExcept(Characters) + 1;
        return new(surroundings[Math.Max(start, at - Longest)..(at + Math.Min(end, Longest))]);
    }

    /// <summary>True when the name says that the value is not the secret itself: its kind, its place, its public half, its hash.</summary>
    public bool MeansSomethingElse => Contains(beginningOnly: true, words:
        "public pubkey pub_key connectiontoken connection_token tokenizer token_type tokentype token_url token_uri tokenurl token_address tokenaddress token_symbol tokenid token_id token_name tokenname passwordhash passwordfield passwordfile max_tokens csrf xsrf authenticity kc-api-passphrase "u8
        + "hash digest checksum sha1 sha256 md5 fingerprint integrity signature "u8
        + "file path dir folder url uri host endpoint link href "u8
        + "key_id keyid key-id keyname key_name secret_name secretname secret-name secretref secret_ref secretkeyref "u8
        + "type kind length size count limit min max policy rule regex pattern format label title hint text message error desc help prompt placeholder "u8
        + "field column param header env var expir ttl lifetime timeout valid verif page next cursor continuation sort partition cache idempot nonce "u8
        + "contract address symbol mint erc20 ticker currency reset forgot change strength confirm require enable disable invalid missing wrong incorrect arn"u8);

    /// <summary>True for names that mean a password, which people make up: shorter and more wordlike than what machines draw.</summary>
    public bool IsPassword => Contains(beginningOnly: false, "passw passphrase pwd _pass -pass dbpass"u8);

    /// <summary>True for names that mean nothing but a drawn key, so that even a hash-shaped value is one.</summary>
    public bool IsKey => Contains(beginningOnly: false, "api_key apikey api-key api.key secret_key secretkey secret-key client_secret clientsecret client-secret access_key accesskey app_secret appsecret auth_token authtoken api_secret apisecret api_token apitoken access_token accesstoken signing encryption authorization"u8);

    // adMIN and acCOUNT hold words that mean something else where a word begins.
    private bool BeginsWord(int at) =>
        at == 0 || !char.IsAsciiLetter((char)_text[at - 1]) || (char.IsAsciiLetterUpper((char)_text[at]) && char.IsAsciiLetterLower((char)_text[at - 1]));

    private bool Contains(bool beginningOnly, ReadOnlySpan<byte> words)
    {
        foreach (var range in words.Split((byte)' '))
        {
            var word = words[range];
            for (var at = 0; at + word.Length <= _text.Length; at++)
            {
                if ((!beginningOnly || BeginsWord(at)) && Ascii.EqualsIgnoreCase(_text.Slice(at, word.Length), word))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
