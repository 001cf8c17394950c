namespace SecretScan.Reporting;

/// <summary>One form of a secret as the redactor looks for it.</summary>
/// <param name="Folded">The bytes to find, folded.</param>
/// <param name="Mask">What to show in their place.</param>
/// <param name="Before">Bytes before the match that carry some bits of the value, too.</param>
/// <param name="After">Bytes behind the match that carry some bits of the value, too.</param>
/// <param name="ValueOnly">True when it is so short that it counts only where a value stands.</param>
/// <param name="IsWord">True when it is a word, which folders and files are named by as well: within a path it counts only where a value stands.</param>
internal sealed record Needle(byte[] Folded, string Mask, int Before = 0, int After = 0, bool ValueOnly = false, bool IsWord = false)
{
    // Finding more than the exact form costs a mask too many; finding less costs a secret. So case is ignored, which
    // also makes one form of hex out of two, and the two alphabets of base64 are one.
    public static byte Fold(byte b) => b switch
    {
        >= (byte)'A' and <= (byte)'Z' => (byte)(b | 0x20),
        (byte)'-' => (byte)'+',
        (byte)'_' => (byte)'/',
        _ => b,
    };

    public static byte[] Fold(ReadOnlySpan<byte> bytes)
    {
        var folded = new byte[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            folded[i] = Fold(bytes[i]);
        }

        return folded;
    }
}
