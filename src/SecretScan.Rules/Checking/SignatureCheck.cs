using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Checking;

/// <summary>Checks what a venue says of signed requests and of key pairs: every proof must be one that can be made.</summary>
internal sealed class SignatureCheck(Problems problems)
{
    private const int ShortestName = 2;
    private const int LongestName = 64;

    public void Check(VenueSyntax venue, IReadOnlySet<Part> parts)
    {
        foreach (var signature in venue.Signatures)
        {
            CheckNames(signature);
            Need(signature, signature.Hash, "hash");
            Need(signature, signature.Message, "message");
            if (!parts.Contains(Part.Secret))
            {
                problems.Error(signature.At, null, "no rule of this file is for the part 'secret' that requests are signed with");
            }

            if (signature.Encoding is { Value: BytesForm.Text } encoding)
            {
                problems.Error(encoding.At, null, "a signature is written in 'hex' or 'base64'");
            }

            if (signature.Message is { } message)
            {
                CheckMessage(signature, message, parts);
            }
        }

        if (venue.Pair is { Value: not KeyEquation.None } pair && !parts.Contains(Part.Secret) && !parts.Contains(Part.PrivateKey))
        {
            problems.Error(pair.At, null, "no rule of this file is for a part 'secret' or 'private-key' that could be half of a pair");
        }
    }

    private void CheckNames(SignatureSyntax signature)
    {
        if (signature.Names.IsEmpty)
        {
            problems.Error(signature.At, null, "a signature needs 'names:', the headers or parameters that carry it");
        }

        foreach (var name in signature.Names.Concat(signature.Fields.Select(f => f.Name)).Where(n => !IsName(n.Value)))
        {
            problems.Error(
                name.At, null, $"the name {Problems.Quote(name.Value)} must have {ShortestName} to {LongestName} letters, digits, '-', '_' or '.'");
        }
    }

    private void CheckMessage(SignatureSyntax signature, Written<string> message, IReadOnlySet<Part> parts)
    {
        if (MessageTemplate.TryParse(message.Value, out var fault) is not { } template)
        {
            problems.Error(message.At, null, $"the message cannot be read: {fault}");
            return;
        }

        if (template.Pieces.IsEmpty)
        {
            problems.Error(message.At, null, "the message names no piece of the request, such as {query} or {body}");
        }

        var fields = signature.Fields.Select(f => f.Piece).ToHashSet();
        foreach (var piece in template.Pieces.Where(p => !MessagePiece.BuiltIn.Contains(p) && !fields.Contains(p)))
        {
            problems.Error(message.At, null, $"the message names {{{piece}}}, for which 'fields:' has no name");
        }

        foreach (var (piece, name) in signature.Fields.Where(f => f.Piece != MessagePiece.Key && !template.Pieces.Contains(f.Piece)))
        {
            problems.Error(name.At, null, $"the message does not name {{{piece}}}");
        }

        if (template.Pieces.Contains(MessagePiece.Passphrase) && !parts.Contains(Part.Passphrase))
        {
            problems.Error(message.At, null, "no rule of this file is for the part 'passphrase' that the message names");
        }
    }

    private void Need(SignatureSyntax signature, object? field, string key)
    {
        if (field is null)
        {
            problems.Error(signature.At, null, $"a signature needs '{key}'");
        }
    }

    private static bool IsName(string name) => name.Length is >= ShortestName and <= LongestName
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
