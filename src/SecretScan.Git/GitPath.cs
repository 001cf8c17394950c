using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SecretScan.Git;

/// <summary>Names as git keeps them: bytes, by convention UTF-8.</summary>
internal static class GitPath
{
    /// <summary>
    /// The name as text. A byte that is no part of valid UTF-8 becomes <c>\x</c> and two hex digits, so that different
    /// names stay different (but for one that spells such an escape out).
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> name)
    {
        if (Utf8.IsValid(name))
        {
            return Encoding.UTF8.GetString(name);
        }

        var text = new StringBuilder(name.Length);
        while (!name.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(name, out var rune, out var length);
            if (status == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (var raw in name[..length])
                {
                    text.Append("\\x").Append(raw.ToString("x2"));
                }
            }

            name = name[length..];
        }

        return text.ToString();
    }

    /// <summary>A pathspec for the files directly in a folder; it may match more, never less.</summary>
    public static string FilesIn(string folder)
    {
        if (folder.Length == 0)
        {
            return ":(top,glob)*";
        }

        // The bytes behind an escape are not known to the text.
        return folder.Contains("\\x") ? ":(top)" : $":(top,glob){Escape(folder)}/*";
    }

    private static string Escape(string folder)
    {
        var escaped = new StringBuilder(folder.Length + 8);
        foreach (var c in folder)
        {
            if (c is '*' or '?' or '[' or '\\')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
