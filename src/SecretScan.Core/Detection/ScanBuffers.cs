using SecretScan.Credentials;
using SecretScan.Rules.Keywords;

namespace SecretScan.Detection;

/// <summary>The working memory of one thread, filled again by each text: a text without hits allocates nothing.</summary>
internal sealed class ScanBuffers
{
    [ThreadStatic]
    private static ScanBuffers? _ofThread;

    private Dictionary<int, int>? _searchedTo;
    private KeywordHits? _hitsAround;
    private int _roundsLeft;

    private ScanBuffers()
    {
    }

    public static ScanBuffers OfThread => _ofThread ??= new ScanBuffers();

    public KeywordHits Hits { get; } = new();

    /// <summary>The hits around a match, where <see cref="Hits"/> are only those of some lines.</summary>
    public KeywordHits HitsAround => _hitsAround ??= new KeywordHits();

    public SpanBuffer Runs { get; } = new();

    /// <summary>Runs that may be text in base64 or hexadecimal digits; the detector empties it for each text.</summary>
    public SpanBuffer Encoded { get; } = new();

    /// <summary>Made when a venue is named for the first time.</summary>
    public List<Mention>? Mentions { get; private set; }

    public List<int> Points { get; } = [];

    public List<int> Markers { get; } = [];

    /// <summary>Rounds of hashing that may still be spent on passwords of key stores: an archive may hold thousands of them.</summary>
    public ref int RoundsLeft => ref _roundsLeft;

    /// <summary>Empties everything but the hits, which the keyword pass empties itself.</summary>
    public void Clear()
    {
        Runs.Clear();
        Mentions?.Clear();
        Points.Clear();
        Markers.Clear();
        _searchedTo?.Clear();
    }

    public void AddMention(Mention mention) => (Mentions ??= []).Add(mention);

    /// <summary>How far the text was searched for a rule already: windows of neighbouring keywords overlap.</summary>
    public int SearchedTo(int rule) => _searchedTo?.GetValueOrDefault(rule) ?? 0;

    public void SetSearchedTo(int rule, int position) => (_searchedTo ??= [])[rule] = position;
}
