namespace SecretScan.Detection;

/// <summary>What is said of a password that was only disguised: its plain text is judged, and that it reads at all is the proof.</summary>
internal static class Reversed
{
    /// <summary>Judges the plain text, and clears it.</summary>
    public static Validation Judge(Span<byte> password, string proof)
    {
        var isText = !password.IsEmpty && !password.ContainsAnyExceptInRange((byte)' ', (byte)'~');
        var verdict = !isText ? Verdict.Reject
            : password.Contains((byte)' ') || PasswordText.Judge(password) is Verdict.Accept or Verdict.Weak ? Verdict.Proved
            : Verdict.Example;
        password.Clear();
        return new(verdict, verdict == Verdict.Reject ? null : proof);
    }
}
