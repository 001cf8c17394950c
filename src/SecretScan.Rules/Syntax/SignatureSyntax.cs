using System.Collections.Immutable;

namespace SecretScan.Rules.Syntax;

/// <summary>One item of a venue's <c>signatures:</c> as written.</summary>
public sealed record SignatureSyntax
{
    /// <summary>Where it stands.</summary>
    public required Place At { get; init; }

    /// <summary>The headers or parameters that carry the signature.</summary>
    public ImmutableArray<Written<string>> Names { get; init; } = [];

    /// <summary>The hash, or null.</summary>
    public Written<SignatureHash>? Hash { get; init; }

    /// <summary>How the signature is written, or null.</summary>
    public Written<BytesForm>? Encoding { get; init; }

    /// <summary>How the secret becomes bytes, or null.</summary>
    public Written<BytesForm>? Secret { get; init; }

    /// <summary>What is signed, or null.</summary>
    public Written<string>? Message { get; init; }

    /// <summary>The pieces of the message that stand under a name: piece and name.</summary>
    public ImmutableArray<(string Piece, Written<string> Name)> Fields { get; init; } = [];

    /// <summary>The beginning of a path that is not signed, or null.</summary>
    public Written<string>? StripPath { get; init; }
}
