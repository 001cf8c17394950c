using System.Text;

namespace SecretScan.Git;

/// <summary>What git takes out of an edited commit message. When in doubt it stays in, and is scanned.</summary>
/// <param name="Sign">The text that begins a comment, or null when git chooses it anew each time (<c>auto</c>).</param>
/// <param name="Strips">True when comment lines go; otherwise only what stands below the scissors.</param>
internal sealed record CommentStyle(string? Sign, bool Strips)
{
    private static ReadOnlySpan<byte> Scissors => " ------------------------ >8 ------------------------"u8;

    /// <summary>Reads it from the configuration.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public static CommentStyle Of(GitRepository repository)
    {
        var sign = repository.Setting("core.commentString") ?? repository.Setting("core.commentChar") ?? "#";
        return new CommentStyle(
            sign == "auto" ? null : sign,
            repository.Setting("commit.cleanup") is null or "default" or "strip");
    }

    /// <summary>Blanks the comment lines, so that the others keep their place, and gives the length of what is left.</summary>
    public int Clean(Span<byte> message)
    {
        var start = 0;
        while (start < message.Length)
        {
            var rest = message[start..];
            var end = rest.IndexOf((byte)'\n') is >= 0 and var newline ? newline : rest.Length;
            var line = rest[..end];
            if (IsScissors(line))
            {
                return start;
            }

            if (Strips && Sign is not null && line.StartsWith(Encoding.UTF8.GetBytes(Sign)))
            {
                line.Fill((byte)' ');
            }

            start += end + 1;
        }

        return message.Length;
    }

    private bool IsScissors(ReadOnlySpan<byte> line)
    {
        var text = line.TrimEnd((byte)'\r');
        return text.EndsWith(Scissors) && text[..^Scissors.Length] is { Length: > 0 } sign
            && (Sign is null ? sign.Length == 1 : sign.SequenceEqual(Encoding.UTF8.GetBytes(Sign)));
    }
}
