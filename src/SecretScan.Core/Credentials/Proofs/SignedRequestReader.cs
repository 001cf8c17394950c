using System.Security.Cryptography;
using System.Text;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>
/// Finds signed requests of the venues that a text is about. Only the name of a signature with a value of the right
/// length behind it makes it look further, and never beyond a few thousand bytes around.
/// </summary>
internal readonly ref struct SignedRequestReader
{
    private const int MostText = 1024 * 1024;
    private const int MostRequests = 8;
    private const int Reach = 8 * 1024;

    private readonly ReadOnlySpan<byte> _text;
    private readonly FragmentScan _scan;

    // Last words of names, and whether they stand in the text.
    private readonly Dictionary<string, bool> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);

    public SignedRequestReader(ReadOnlySpan<byte> text, FragmentScan scan)
    {
        _text = text[..Math.Min(text.Length, MostText)];
        _scan = scan;
    }

    /// <summary>Adds what it finds to the scan.</summary>
    public void Read()
    {
        foreach (var venue in _scan.Mentioned)
        {
            Read(venue);
        }

        if (_scan.Credentials.Count > 0)
        {
            foreach (var venue in _scan.Credentials.SelectMany(c => c.Options.Select(o => o.Venue)).Except(_scan.Mentioned))
            {
                Read(venue);
            }
        }
    }

    private void Read(Venue venue)
    {
        foreach (var signature in venue.Signatures)
        {
            foreach (var name in signature.Names)
            {
                if (Stands(name) && HasValue(signature, name))
                {
                    Read(venue, signature);
                    break;
                }
            }
        }
    }

    // Nearly every text that names a venue holds no signature: a few searches at memory speed tell so, for the last word
    // of a name first, which many names have in common.
    private bool Stands(string name)
    {
        var word = name[(name.LastIndexOfAny(['-', '_']) + 1)..];
        if (!_words.TryGetValue(word, out var stands))
        {
            _words[word] = stands = AnyCase.Has(_text, Encoding.ASCII.GetBytes(word));
        }

        return stands;
    }

    private bool HasValue(RequestSignature signature, string name)
    {
        var length = Encoding.ASCII.GetByteCount(name);
        foreach (var at in PlacesOf(name))
        {
            if (Value(signature, at + length, out _) is not null)
            {
                return true;
            }
        }

        return false;
    }

    // Several venues have a name in common.
    private List<int> PlacesOf(string name)
    {
        if (!_places.TryGetValue(name, out var places))
        {
            _places[name] = places = [];
            var word = Encoding.ASCII.GetBytes(name);
            for (var at = NamedValue.Find(_text, word, 0); at >= 0; at = NamedValue.Find(_text, word, at + 1))
            {
                places.Add(at);
            }
        }

        return places;
    }

    private byte[]? Value(RequestSignature signature, int nameEnd, out Span span)
    {
        span = NamedValue.Read(_text, nameEnd);
        return WrittenBytes.Read(span.In(_text), signature.Encoding) is { } bytes && bytes.Length == Length(signature.Hash) ? bytes : null;
    }

    private void Read(Venue venue, RequestSignature signature)
    {
        var found = new List<(Span Name, Span Value, byte[] Bytes)>();
        foreach (var name in signature.Names)
        {
            var length = Encoding.ASCII.GetByteCount(name);
            foreach (var at in PlacesOf(name))
            {
                if (found.Count < MostRequests && Value(signature, at + length, out var value) is { } bytes)
                {
                    found.Add((new Span(at, at + length), value, bytes));
                }
            }
        }

        found.Sort((a, b) => a.Name.Start.CompareTo(b.Name.Start));
        var lines = new LineIndex();
        for (var i = 0; i < found.Count; i++)
        {
            // What stands beyond the neighbouring signatures belongs to those.
            var (name, value, bytes) = found[i];
            var start = Math.Max(i > 0 ? found[i - 1].Value.End : 0, name.Start - Reach);
            var end = Math.Min(i + 1 < found.Count ? found[i + 1].Name.Start : _text.Length, value.End + Reach);
            var request = new RequestText(_text[start..end], new Span(value.Start - start, value.End - start), signature.Names);
            _scan.Requests.Add(new SignedRequest
            {
                Venue = venue,
                Signature = signature,
                Value = bytes,
                Fragment = _scan,
                Place = $"{Words(name)} of line {lines.Of(_text, value).StartLine}",
                Targets = request.Targets(),
                Methods = request.Methods(),
                Bodies = request.Bodies(),
                Fields = signature.Fields.ToDictionary(f => f.Piece, f => request.Values(f.Name)),
            });
        }
    }

    private string Words(Span name) => NamedValue.IsInQuery(_text, name.Start)
        ? "the signed query"
        : Encoding.ASCII.GetString(name.In(_text));

    private static int Length(SignatureHash hash) => hash switch
    {
        SignatureHash.Sha384 => SHA384.HashSizeInBytes,
        SignatureHash.Sha512 => SHA512.HashSizeInBytes,
        _ => SHA256.HashSizeInBytes,
    };
}
