using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SecretScan.Reporting;

namespace SecretScan.Suppression;

/// <summary>Reads a baseline strictly: a misspelt field would otherwise accept for ever what was to expire.</summary>
internal ref struct BaselineReader
{
    private static readonly (byte[] Text, string Name)[] Names =
    [
        .. new[] { "fingerprint", "ruleId", "provider", "paths", "occurrences", "reason", "owner", "expires", "addedAt", "entries", "schemaVersion" }
            .Select(name => (Encoding.UTF8.GetBytes(name), name)),
    ];

    private const int MostEntries = 100_000;
    private const int LongestText = 4096;
    private const string Remedy = "mend it, restore it from git, or write it anew with: secretscan baseline create";

    private readonly ReadOnlySpan<byte> _text;
    private readonly string _path;
    private Utf8JsonReader _json;

    // Most entries say in these what the one before says, and a commit waits for them.
    private string? _rule;
    private string? _provider;
    private string? _reason;
    private string? _owner;
    private string? _dateText;
    private string? _dateRead;
    private DateOnly _date;

    private BaselineReader(ReadOnlySpan<byte> text, string path)
    {
        _text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        _path = path;
        _json = new Utf8JsonReader(_text, new JsonReaderOptions { MaxDepth = 4 });
    }

    public static Baseline Read(ReadOnlySpan<byte> text, string path)
    {
        var reader = new BaselineReader(text, path);
        try
        {
            return new Baseline(reader.File());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw reader.Broken("is not JSON as secretscan writes it");
        }
    }

    private List<BaselineEntry> File()
    {
        List<BaselineEntry>? entries = null;
        var version = 0;
        Expect(JsonTokenType.StartObject, "an object");
        while (Next() == JsonTokenType.PropertyName)
        {
            switch (Name())
            {
                case "schemaVersion":
                    version = Number();
                    break;
                case "entries":
                    entries = Entries();
                    break;
                case var name:
                    throw Broken($"has an unknown field {WrittenWord.Of(name)}");
            }
        }

        // Reads to the end, so that anything behind the object is noticed.
        _json.Read();
        return version switch
        {
            Baseline.SchemaVersion => entries ?? throw Broken("has no entries"),
            0 => throw Broken("has no schemaVersion"),
            _ => throw Broken($"has schemaVersion {version}, this program knows {Baseline.SchemaVersion} (update it)"),
        };
    }

    private List<BaselineEntry> Entries()
    {
        List<BaselineEntry> entries = [];
        HashSet<string> seen = [];
        Expect(JsonTokenType.StartArray, "a list");
        while (Next() == JsonTokenType.StartObject)
        {
            var entry = Entry();
            if (!seen.Add(entry.Fingerprint.Text))
            {
                throw Broken($"has fingerprint {entry.Fingerprint} twice");
            }

            entries.Add(entry);
            if (entries.Count > MostEntries)
            {
                throw Broken($"has more than {MostEntries} entries");
            }
        }

        return _json.TokenType == JsonTokenType.EndArray ? entries : throw Broken("has an entry that is no object");
    }

    private BaselineEntry Entry()
    {
        string? fingerprint = null, rule = null, provider = null, reason = null, owner = null;
        DateOnly? expires = null, added = null;
        ImmutableArray<string> paths = [];
        var occurrences = 0;
        while (Next() == JsonTokenType.PropertyName)
        {
            switch (Name())
            {
                case "fingerprint":
                    fingerprint = Text();
                    break;
                case "ruleId":
                    rule = Text(ref _rule);
                    break;
                case "provider":
                    provider = Text(ref _provider);
                    break;
                case "paths":
                    paths = Texts();
                    break;
                case "occurrences":
                    occurrences = Number();
                    break;
                case "reason":
                    reason = Text(ref _reason);
                    break;
                case "owner":
                    owner = Text(ref _owner);
                    break;
                case "expires":
                    expires = Date();
                    break;
                case "addedAt":
                    added = Date();
                    break;
                case var name:
                    throw Broken($"has an unknown field {WrittenWord.Of(name)}");
            }
        }

        return new BaselineEntry
        {
            Fingerprint = fingerprint?.StartsWith("v1:", StringComparison.Ordinal) == true
                ? new Fingerprint(fingerprint)
                : throw Broken("has an entry without a v1 fingerprint"),
            RuleId = rule ?? throw Broken("has an entry without ruleId"),
            Provider = provider ?? throw Broken("has an entry without provider"),
            Paths = paths,
            Occurrences = occurrences > 0 ? occurrences : throw Broken("has an entry without occurrences"),
            Reason = reason ?? throw Broken("has an entry without reason"),
            Owner = owner,
            Expires = expires,
            AddedAt = added ?? throw Broken("has an entry without addedAt"),
        };
    }

    private JsonTokenType Next() => _json.Read() ? _json.TokenType : throw Broken("ends too early");

    private void Expect(JsonTokenType type, string what)
    {
        if (Next() != type)
        {
            throw Broken($"has something else where {what} belongs");
        }
    }

    private readonly string Name()
    {
        foreach (var (text, name) in Names)
        {
            if (_json.ValueTextEquals(text))
            {
                return name;
            }
        }

        return _json.GetString()!;
    }

    private int Number() => Next() == JsonTokenType.Number && _json.TryGetInt32(out var number)
        ? number
        : throw Broken("has something else where a number belongs");

    private string? Text()
    {
        string? before = null;
        return Text(ref before);
    }

    private string? Text(ref string? before)
    {
        if (Next() is not (JsonTokenType.String or JsonTokenType.Null))
        {
            throw NoText();
        }

        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (before is null || !_json.ValueTextEquals(before))
        {
            before = _json.GetString()!;
        }

        return before.Length > LongestText ? throw Broken($"has a text of more than {LongestText} characters") : before;
    }

    private ImmutableArray<string> Texts()
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        Expect(JsonTokenType.StartArray, "a list");
        while (Next() == JsonTokenType.String)
        {
            texts.Add(_json.GetString()!);
        }

        return _json.TokenType == JsonTokenType.EndArray ? texts.DrainToImmutable() : throw NoText();
    }

    private DateOnly? Date()
    {
        if (Text(ref _dateText) is not { } text)
        {
            return null;
        }

        if (text != _dateRead)
        {
            _date = DateOnly.TryParseExact(text, "yyyy-MM-dd", null, DateTimeStyles.None, out var date) ? date
                : throw Broken($"has {WrittenWord.Of(text)} where a date like 2026-01-31 belongs");
            _dateRead = text;
        }

        return _date;
    }

    private readonly BaselineException NoText() => Broken("has something else where a text belongs");

    private readonly BaselineException Broken(string what)
    {
        var read = _text[..(int)Math.Min(_text.Length, _json.BytesConsumed)];
        var line = 1 + read.Count((byte)'\n');
        return new BaselineException($"{Printable.Of(_path)}:{line}: the baseline {Printable.Of(what)}; {Remedy}");
    }
}
