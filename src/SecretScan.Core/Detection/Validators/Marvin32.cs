using System.Buffers.Binary;
using System.Numerics;

namespace SecretScan.Detection;

/// <summary>
/// Microsoft's checksum of identifiable keys. Source: microsoft/security-utilities, Marvin.cs; self-test vector there:
/// seed 0xd53cd9cecd0893b7, "abc" gives 0x22c74339492769bf before folding.
/// </summary>
internal static class Marvin32
{
    /// <summary>The checksum under a seed given by its name of eight ASCII characters, <c>Default0</c>.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> seedName)
    {
        var hash = Of(bytes, BinaryPrimitives.ReadUInt64BigEndian(seedName));
        return (uint)hash ^ (uint)(hash >> 32);
    }

    internal static ulong Of(ReadOnlySpan<byte> bytes, ulong seed)
    {
        var low = (uint)seed;
        var high = (uint)(seed >> 32);
        for (; bytes.Length >= 4; bytes = bytes[4..])
        {
            low += BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            Mix(ref low, ref high);
        }

        var last = 0x80u << (8 * bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            last |= (uint)bytes[i] << (8 * i);
        }

        low += last;
        Mix(ref low, ref high);
        Mix(ref low, ref high);
        return ((ulong)high << 32) | low;
    }

    private static void Mix(ref uint low, ref uint high)
    {
        high ^= low;
        low = BitOperations.RotateLeft(low, 20) + high;
        high = BitOperations.RotateLeft(high, 9) ^ low;
        low = BitOperations.RotateLeft(low, 27) + high;
        high = BitOperations.RotateLeft(high, 19);
    }
}
