using System.Globalization;
using System.Numerics;

namespace SecretScan.Detection;

/// <summary>
/// The public key of a private key on secp256k1 (SEC 2, section 2.4.1), by doubling and adding in Jacobian coordinates. It signs
/// nothing, so the time it takes may tell of the key.
/// </summary>
/// <remarks>
/// By hand because .NET has this curve on some platforms only, and the big numbers of BouncyCastle 1.8 start a random
/// generator that fails in native code.
/// </remarks>
internal static class Secp256k1
{
    /// <summary>Length of a coordinate in bytes.</summary>
    public const int CoordinateLength = 32;

    private static readonly BigInteger Prime = Parse("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f");
    private static readonly BigInteger BaseX = Parse("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
    private static readonly BigInteger BaseY = Parse("483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8");

    /// <summary>Both coordinates of the public key, big-endian.</summary>
    /// <param name="key">A valid key (<see cref="CurveScalar.IsValid"/>).</param>
    public static byte[] PublicKey(ReadOnlySpan<byte> key)
    {
        var point = (X: BigInteger.Zero, Y: BigInteger.One, Z: BigInteger.Zero);
        foreach (var b in key)
        {
            for (var bit = 7; bit >= 0; bit--)
            {
                point = Double(point);
                if ((b >> bit & 1) != 0)
                {
                    point = AddBase(point);
                }
            }
        }

        var inverse = BigInteger.ModPow(point.Z, Prime - 2, Prime);
        var square = Mod(inverse * inverse);
        var bytes = new byte[2 * CoordinateLength];
        Write(Mod(point.X * square), bytes.AsSpan(0, CoordinateLength));
        Write(Mod(point.Y * Mod(square * inverse)), bytes.AsSpan(CoordinateLength));
        return bytes;
    }

    private static (BigInteger X, BigInteger Y, BigInteger Z) Double((BigInteger X, BigInteger Y, BigInteger Z) p)
    {
        var yy = Mod(p.Y * p.Y);
        var s = Mod(4 * p.X * yy);
        var m = Mod(3 * p.X * p.X);
        var x = Mod((m * m) - (2 * s));
        return (x, Mod((m * (s - x)) - (8 * yy * yy)), Mod(2 * p.Y * p.Z));
    }

    // What is added to is an even multiple of the base, less than the order less one: never the base or its negative.
    private static (BigInteger X, BigInteger Y, BigInteger Z) AddBase((BigInteger X, BigInteger Y, BigInteger Z) p)
    {
        if (p.Z.IsZero)
        {
            return (BaseX, BaseY, BigInteger.One);
        }

        var zz = Mod(p.Z * p.Z);
        var h = Mod((BaseX * zz) - p.X);
        var r = Mod((BaseY * Mod(zz * p.Z)) - p.Y);
        var hh = Mod(h * h);
        var hhh = Mod(h * hh);
        var v = Mod(p.X * hh);
        var x = Mod((r * r) - hhh - (2 * v));
        return (x, Mod((r * (v - x)) - (p.Y * hhh)), Mod(p.Z * h));
    }

    private static BigInteger Mod(BigInteger number)
    {
        var rest = BigInteger.Remainder(number, Prime);
        return rest.Sign < 0 ? rest + Prime : rest;
    }

    private static void Write(BigInteger number, Span<byte> bytes)
    {
        var length = number.GetByteCount(isUnsigned: true);
        number.TryWriteBytes(bytes[^length..], out _, isUnsigned: true, isBigEndian: true);
    }

    private static BigInteger Parse(string digits) => BigInteger.Parse("0" + digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
