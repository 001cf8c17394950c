using System.Formats.Asn1;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace SecretScan.Detection;

/// <summary>Keys on elliptic curves: a scalar, and the point that follows from it (SEC 1, section 3.2).</summary>
internal static class CurvePair
{
    /// <summary>The point of a scalar, uncompressed; null where the platform knows no such curve or the scalar is none of its.</summary>
    /// <param name="curve">The object identifier of the curve.</param>
    /// <param name="scalar">Big-endian, with or without leading zeros.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // Inlined, it would load the library into callers that never get here.
    public static byte[]? Point(ReadOnlySpan<byte> curve, ReadOnlySpan<byte> scalar)
    {
        var length = KeyOid.FieldLength(curve);
        scalar = scalar.TrimStart((byte)0);
        if (length == 0 || scalar.IsEmpty || scalar.Length > length)
        {
            return null;
        }

        var padded = new byte[length];
        scalar.CopyTo(padded.AsSpan(length - scalar.Length));
        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.CreateFromValue(Dotted(curve)), D = padded });
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            return [4, .. point.X!, .. point.Y!];
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    private static string Dotted(ReadOnlySpan<byte> oid) =>
        AsnDecoder.ReadObjectIdentifier([Der.ObjectId, (byte)oid.Length, .. oid], AsnEncodingRules.DER, out _);
}
