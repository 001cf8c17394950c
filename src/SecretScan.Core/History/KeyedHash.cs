using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SecretScan.History;

/// <summary>
/// A fast hash of 64 bits under a key that is drawn anew in every process, so that nobody can prepare two texts that it
/// takes for one: 16 bytes are multiplied at a time and the halves of the product folded.
/// </summary>
/// <remarks>
/// The folded multiply of wyhash (https://github.com/wangyi-fudan/wyhash), which passes SMHasher; no package with such a hash
/// is on every registry. Not for fingerprints: those have to stay the same.
/// </remarks>
internal sealed class KeyedHash
{
    private readonly ulong _first = Draw();
    private readonly ulong _second = Draw();

    public ulong Of(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var hash = _first ^ (ulong)bytes.Length;
        var i = 0;
        for (; i + 1 < words.Length; i += 2)
        {
            hash = Fold(words[i] ^ _second, words[i + 1] ^ hash);
        }

        ulong last = i < words.Length ? words[i] : 0;
        ulong rest = 0;
        foreach (var c in bytes[(words.Length * sizeof(ulong))..])
        {
            rest = (rest << 8) | c;
        }

        return Fold(Fold(last ^ _second, rest ^ hash) ^ _first, hash ^ _second);
    }

    public ulong Of(ReadOnlySpan<ulong> words) => Of(MemoryMarshal.AsBytes(words));

    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    // A zero would make a factor of zero likelier than any other value.
    private static ulong Draw() => MemoryMarshal.Read<ulong>(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;
}
