using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SecretScan.Reporting;

/// <summary>
/// JSON that does nothing to whoever displays it: everything beyond ASCII is escaped, as no terminal must see it raw, and
/// so is the <c>#</c> that begins Azure's and GitHub's log commands (<c>##vso[...]</c>, <c>##[...]</c>).
/// </summary>
internal static class Ascii
{
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(Settings());

    private static TextEncoderSettings Settings()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.BasicLatin);
        settings.ForbidCharacter('#');
        return settings;
    }
}
