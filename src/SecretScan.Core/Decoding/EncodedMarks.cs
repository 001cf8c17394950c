using System.Numerics;
using System.Runtime.Intrinsics;

namespace SecretScan.Decoding;

/// <summary>Finds the bytes that encodings within a text begin with: <c>\</c>, <c>%</c>, <c>&amp;</c> and quotes of three kinds.</summary>
internal ref struct EncodedMarks(ReadOnlySpan<byte> text)
{
    private const int Block = 64;

    private readonly ReadOnlySpan<byte> _text = text;
    private ulong _mask;
    private int _block = -Block;

    /// <summary>Goes to the next mark at or behind <paramref name="from"/>; -1 when there is none.</summary>
    public int Next(int from)
    {
        if (from >= _block + Block)
        {
            _block = from / Block * Block;
            _mask = _block < _text.Length ? Mask(_text[_block..]) : 0;
        }

        if (from > _block)
        {
            _mask &= ulong.MaxValue << (from - _block);
        }

        while (_mask == 0)
        {
            _block += Block;
            if (_block >= _text.Length)
            {
                return -1;
            }

            _mask = Mask(_text[_block..]);
        }

        return _block + BitOperations.TrailingZeroCount(_mask);
    }

    private static ulong Mask(ReadOnlySpan<byte> text)
    {
        if (text.Length < Block)
        {
            var mask = 0UL;
            for (var i = 0; i < text.Length; i++)
            {
                mask |= text[i] is (byte)'\\' or (byte)'%' or (byte)'&' or (byte)'"' or (byte)'\'' or (byte)'`' ? 1UL << i : 0;
            }

            return mask;
        }

        return Mask(Vector128.Create(text)) | ((ulong)Mask(Vector128.Create(text[16..])) << 16)
            | ((ulong)Mask(Vector128.Create(text[32..])) << 32) | ((ulong)Mask(Vector128.Create(text[48..])) << 48);
    }

    private static uint Mask(Vector128<byte> bytes) =>
        (Vector128.Equals(bytes, Vector128.Create((byte)'\\')) | Vector128.Equals(bytes, Vector128.Create((byte)'%'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'&')) | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\'')) | Vector128.Equals(bytes, Vector128.Create((byte)'`'))).ExtractMostSignificantBits();
}
