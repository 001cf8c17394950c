using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace SecretScan.Reporting;

/// <summary>
/// Writes HTML. Of an interpolated string the literal parts are markup and the holes are text, which is escaped; a string that is put
/// together elsewhere is not taken for markup, the compiler sees to that.
/// </summary>
internal sealed class HtmlText(Stream output) : IDisposable
{
    private readonly StreamWriter _text = new(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };

    /// <summary>Writes markup with text in its holes.</summary>
#pragma warning disable CA1822, IDE0060 // The handler has written everything before this is called.
    public void Write([InterpolatedStringHandlerArgument("")] Markup markup)
#pragma warning restore CA1822, IDE0060
    {
    }

    /// <summary>Writes a part of our own template.</summary>
    public void WriteTemplate(string part) => _text.Write(part);

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    /// <summary>Takes an interpolated string apart.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly TextWriter _text;

        public Markup(int literalLength, int formattedCount, HtmlText html) => _text = html._text;

        public void AppendLiteral(string markup) => _text.Write(markup);

        public void AppendFormatted(string? text) => WebUtility.HtmlEncode(text, _text);

        public void AppendFormatted(int number) => _text.Write(number.ToString(CultureInfo.InvariantCulture));
    }
}
