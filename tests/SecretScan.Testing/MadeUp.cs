namespace SecretScan.Testing;

/// <summary>Values that look like credentials and are none: drawn anew from a number, so that none stands in this repository.</summary>
public static class MadeUp
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A token of the form of GitLab's personal access tokens; the same number gives the same one.</summary>
    public static string Token(int number) => "glpat-" + Text(number, 20);

    /// <summary>A line that assigns <see cref="Token"/>.</summary>
    public static string Line(int number) => $"token = \"{Token(number)}\"\n";

    /// <summary>Letters and digits.</summary>
    public static string Text(int number, int length)
    {
        var random = new Random(number);
        return string.Concat(Enumerable.Range(0, length).Select(_ => Letters[random.Next(Letters.Length)]));
    }
}
