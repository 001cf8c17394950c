using System.Buffers;

namespace SecretScan.Git.Store;

/// <summary>Bytes in a buffer of the shared pool. Whoever has it last gives it back; one that is lost on an error is collected.</summary>
internal readonly record struct Buffered(byte[] Buffer, int Length)
{
    public ReadOnlySpan<byte> Span => Buffer.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => Buffer.AsMemory(0, Length);

    /// <summary>Takes a buffer of which nothing is written yet.</summary>
    public static Buffered Rent(long length) => new(ArrayPool<byte>.Shared.Rent((int)length), (int)length);

    /// <summary>The bytes, to be written.</summary>
    public Span<byte> Room => Buffer.AsSpan(0, Length);

    /// <summary>Gives the buffer back.</summary>
    public void Return() => ArrayPool<byte>.Shared.Return(Buffer);
}
