using System.Text;
using SecretScan.Credentials;

namespace SecretScan.Decoding;

/// <summary>Text in hexadecimal digits: every first digit is 2 to 7, which of random digits one in forty thousand runs of 32 is.</summary>
internal static class HexText
{
    public const string Form = "hex";

    private const int Shortest = 32;

    /// <summary>The digits behind <c>0x</c> (MySQL) or <c>\x</c> (PostgreSQL).</summary>
    public static ReadOnlySpan<byte> WithoutPrefix(ReadOnlySpan<byte> run) =>
        run.Length > 2 && run[0] == '0' && run[1] == 'x' ? run[2..] : run.Length > 1 && run[0] == 'x' ? run[1..] : run;

    /// <summary>True when all of it can be ASCII.</summary>
    public static bool Is(ReadOnlySpan<byte> run)
    {
        if (run.Length < Shortest || run.Length % 2 != 0)
        {
            return false;
        }

        for (var i = 0; i < run.Length; i += 2)
        {
            var isLineEnd = run[i] == '0' && run[i + 1] is (byte)'a' or (byte)'A' or (byte)'d' or (byte)'D' or (byte)'9';
            if ((run[i] is < (byte)'2' or > (byte)'7' && !isLineEnd) || !char.IsAsciiHexDigit((char)run[i + 1]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds what the digits of a run stand for, unless that is no text. The prefix goes with them.</summary>
    public static int Add(Span run, ReadOnlySpan<byte> digits, List<Encoded> found)
    {
        var bytes = Convert.FromHexString(Encoding.ASCII.GetString(digits));
        if (PlainText.Of(bytes) is not { } plain)
        {
            return run.Start;
        }

        found.Add(new Encoded(run.Start, run.End, Form, plain));
        return run.End;
    }
}
