using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SecretScan;

/// <summary>A value that must not be seen. It shows as its mask everywhere; <see cref="Reveal"/> is the only way out.</summary>
[DebuggerDisplay("{Mask}")]
[DebuggerTypeProxy(typeof(MaskedView))]
public sealed class Secret : IEquatable<Secret>
{
    // Below this length even a few characters narrow a human word down.
    private const int ShortestShown = 16;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _value;

    /// <summary>Takes a copy of the bytes as they stand in the scanned text.</summary>
    public Secret(ReadOnlySpan<byte> value) => _value = value.ToArray();

    /// <summary>Length in bytes.</summary>
    public int Length => _value.Length;

    /// <summary>At most the first 4 and last 2 characters; nothing of a value under 16 bytes.</summary>
    public string Mask => Length < ShortestShown
        ? "********"
        : $"{Printable(_value.AsSpan(0, 4))}...{Printable(_value.AsSpan(^2))}";

    /// <summary>The value itself, as text. Every call is a place where a secret may leak.</summary>
    public string Reveal() => Encoding.UTF8.GetString(_value);

    /// <summary>The value itself, as bytes. Every call is a place where a secret may leak.</summary>
    public ReadOnlySpan<byte> RevealBytes() => _value;

    /// <inheritdoc/>
    public bool Equals(Secret? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_value);
        return hash.ToHashCode();
    }

    /// <summary>The mask.</summary>
    public override string ToString() => Mask;

    private static string Printable(ReadOnlySpan<byte> bytes)
    {
        Span<char> shown = stackalloc char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            shown[i] = bytes[i] is > 0x20 and < 0x7F ? (char)bytes[i] : '*';
        }

        return new string(shown);
    }

    private sealed class MaskedView(Secret secret)
    {
        public string Mask => secret.Mask;
    }
}
