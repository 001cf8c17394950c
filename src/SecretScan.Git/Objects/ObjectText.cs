using System.Text;

namespace SecretScan.Git;

/// <summary>A commit or an annotated tag as it is stored: lines of <c>name value</c>, an empty line, a message.</summary>
internal sealed class ObjectText
{
    private readonly string[] _headers;

    /// <summary>Takes the content of a commit or tag object.</summary>
    public ObjectText(byte[] content)
    {
        var end = content.AsSpan().IndexOf("\n\n"u8);
        _headers = Encoding.UTF8.GetString(content, 0, end < 0 ? content.Length : end).Split('\n');
        Message = end < 0 ? default : content.AsMemory(end + 2);
    }

    /// <summary>The message as it was written, in whatever encoding.</summary>
    public ReadOnlyMemory<byte> Message { get; }

    /// <summary>The first value under a header's name, or nothing.</summary>
    public string Header(string name) => Headers(name).FirstOrDefault() ?? "";

    /// <summary>Every value under a header's name.</summary>
    public IEnumerable<string> Headers(string name) =>
        _headers.Where(line => line.StartsWith(name + " ")).Select(line => line[(name.Length + 1)..]);

    /// <summary>What a commit says of itself.</summary>
    public Commit ToCommit(string id)
    {
        var author = Signature.Parse(Header("author"));
        var line = Message.Span.IndexOf((byte)'\n') is >= 0 and var end ? Message.Span[..end] : Message.Span;
        return new Commit(id, author.Name, author.Email, author.Date, Encoding.UTF8.GetString(line));
    }
}
