using System.Security.Cryptography;
using System.Text;

namespace SecretScan.Cli.Hooks;

/// <summary>One of the scripts in <c>hooks/</c>, and what is known of its copies on disk.</summary>
/// <param name="Name">Its file name: the hook's, or <c>forward</c>.</param>
/// <remarks>
/// Text is bytes here, one <see langword="char"/> each: a block may stand in a file of any encoding, and a path in any script
/// is UTF-8.
/// </remarks>
internal sealed record HookScript(string Name)
{
    private const string ProgramPlace = "@PROGRAM@";
    private const string SealPlace = "@SEAL@";
    private const string BeforeProgram = "if exists ";
    private const string AfterProgram = "; then";
    private const string BeforeSeal = "taken back by `secretscan hook uninstall` while its seal is whole: ";

    /// <summary>The hook of the repository that is pushed to.</summary>
    public const string PreReceive = "pre-receive";

    /// <summary>The hooks in which the program judges something: those of whoever commits, and the one of a server.</summary>
    public static readonly string[] Names = ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push", PreReceive];

    /// <summary>Those that whoever commits wants.</summary>
    public static readonly string[] Local = Names[..^1];

    /// <summary>Hands a call on to the repository's own hook.</summary>
    public static readonly HookScript Forward = new("forward");

    /// <summary>The script with the program's absolute path in it, sealed.</summary>
    public string Render(HookProgram program)
    {
        var text = Template().Replace(ProgramPlace, ToBytes(program.Shell), StringComparison.Ordinal);
        return text.Replace(SealPlace, Seal(text), StringComparison.Ordinal);
    }

    /// <summary>True when the text was written by an installer of any version, changed or not.</summary>
    public static bool IsOurs(string text) => text.Contains(BeforeSeal, StringComparison.Ordinal);

    /// <summary>True when nobody has changed the text since an installer wrote it.</summary>
    public static bool IsWhole(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var seal = Between(text, BeforeSeal, "\n");
        return seal.Length > 0 && Seal(text.Replace(seal, SealPlace, StringComparison.Ordinal)) == seal;
    }

    /// <summary>The program an installed script names, as shell words; empty where it names none.</summary>
    public static string ProgramOf(string text) =>
        Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Between(text, BeforeProgram, AfterProgram)));

    private static string ToBytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        start += before.Length;
        var end = text.IndexOf(after, start, StringComparison.Ordinal);
        return end < 0 ? "" : text[start..end];
    }

    private static string Seal(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(text)).AsSpan(0, 8));

    private string Template()
    {
        using var stream = typeof(HookScript).Assembly.GetManifestResourceStream("hooks/" + Name)
            ?? throw new InvalidOperationException($"The hook script {Name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
