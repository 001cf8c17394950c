using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>Every message that may have been signed in a request: each combination of its pieces, the likely ones first.</summary>
internal sealed class SignedMessages
{
    private const int MostMessages = 128;

    private readonly SignedRequest _request;
    private readonly MessageTemplate? _template;
    private readonly List<RequestTarget> _targets;
    private readonly Dictionary<string, (int Choice, int Count)> _choices = [];

    public SignedMessages(SignedRequest request)
    {
        _request = request;
        _template = MessageTemplate.TryParse(request.Signature.Message, out _);
        _targets = [.. request.Targets.Select(t => t.WithoutPath(request.Signature.StripPath)).Where(IsUseful).Distinct()];
        foreach (var field in request.Signature.Fields.Where(f => Names(f.Piece)))
        {
            _choices[field.Piece] = (0, request.Fields[field.Piece].Count);
        }

        _choices[MessagePiece.Target] = (0, IsOfTarget() ? _targets.Count : 1);
        _choices[MessagePiece.Method] = (0, Names(MessagePiece.Method) ? request.Methods.Count : 1);
        _choices[MessagePiece.Body] = (0, Names(MessagePiece.Body) ? request.Bodies.Count : 1);
    }

    /// <summary>True when the passphrase of the credential is part of the message.</summary>
    public bool NeedsPassphrase => Names(MessagePiece.Passphrase);

    /// <summary>The messages.</summary>
    /// <param name="passphrase">The passphrase, where one is needed.</param>
    public IEnumerable<byte[]> Of(string passphrase)
    {
        var pieces = _choices.Keys.ToList();
        var count = pieces.Aggregate(1L, (product, piece) => product * _choices[piece].Count);
        for (var n = 0; n < Math.Min(count, MostMessages); n++)
        {
            var rest = n;
            for (var i = pieces.Count - 1; i >= 0; i--)
            {
                var choices = _choices[pieces[i]].Count;
                _choices[pieces[i]] = (rest % choices, choices);
                rest /= choices;
            }

            yield return Bytes(_template!.Elements, passphrase);
        }
    }

    private bool Names(string piece) => _template?.Pieces.Contains(piece) == true;

    private bool IsOfTarget() => Names(MessagePiece.Host) || Names(MessagePiece.Path) || Names(MessagePiece.Query)
        || Names(MessagePiece.SortedQuery) || Names(MessagePiece.Target);

    // A form stands for a query, never for a path.
    private bool IsUseful(RequestTarget target) =>
        target.Path.Length > 0 || !(Names(MessagePiece.Path) || Names(MessagePiece.Target) || Names(MessagePiece.Host));

    private byte[] Bytes(ImmutableArray<MessageElement> elements, string passphrase)
    {
        var bytes = new List<byte>();
        foreach (var element in elements)
        {
            bytes.AddRange(element.Kind switch
            {
                MessageElementKind.Literal => Encoding.UTF8.GetBytes(element.Text),
                MessageElementKind.Piece => Encoding.Latin1.GetBytes(Piece(element.Text, passphrase)),
                MessageElementKind.Digest => Digest(element.Hash, Bytes(element.Inner, passphrase)),
                _ => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Digest(element.Hash, Bytes(element.Inner, passphrase)))),
            });
        }

        return [.. bytes];
    }

    private string Piece(string piece, string passphrase) => piece switch
    {
        MessagePiece.Passphrase => passphrase,
        MessagePiece.Method => _request.Methods[_choices[MessagePiece.Method].Choice],
        MessagePiece.Body => _request.Bodies[_choices[MessagePiece.Body].Choice],
        MessagePiece.Host => Target.Host,
        MessagePiece.Path => Target.Path,
        MessagePiece.Query => Target.Query,
        MessagePiece.SortedQuery => Target.SortedQuery,
        MessagePiece.Target => Target.Line,
        _ => _request.Fields[piece][_choices[piece].Choice],
    };

    private RequestTarget Target => _targets[_choices[MessagePiece.Target].Choice];

    private static byte[] Digest(SignatureHash hash, byte[] bytes) => hash switch
    {
        SignatureHash.Sha384 => SHA384.HashData(bytes),
        SignatureHash.Sha512 => SHA512.HashData(bytes),
        _ => SHA256.HashData(bytes),
    };
}
