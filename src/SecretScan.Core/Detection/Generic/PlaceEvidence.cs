using System.Text;

namespace SecretScan.Detection;

/// <summary>What the syntax around a value and its neighbours say.</summary>
internal static class PlaceEvidence
{
    private const int Line = 400;
    private const int Beside = 240;
    private const int LongestLine = 1_000;
    private const int Many = 6;

    /// <summary>The evidence around a match.</summary>
    /// <param name="value">The value, a part of the match.</param>
    /// <param name="match">From the name to the value.</param>
    /// <param name="surroundings">The text around the match.</param>
    /// <param name="nameEnd">Where in the match the name ends.</param>
    /// <param name="isPlainName">True when the name says little: then the words beside it count.</param>
    public static Evidence Of(ReadOnlySpan<byte> value, ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings, int nameEnd, bool isPlainName = false)
    {
        if (!surroundings.Overlaps(match, out var at) || at < 0)
        {
            surroundings = match;
            at = 0;
        }

        match.Overlaps(value, out var offset);
        var start = surroundings[..at].LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        var end = surroundings[(at + offset + value.Length)..].IndexOfAny((byte)'\n', (byte)'\r') is var rest and >= 0
            ? at + offset + value.Length + rest
            : surroundings.Length;
        var isLong = end - start > LongestLine;
        (start, end) = (Math.Max(start, at - Line), Math.Min(end, at + offset + value.Length + Line));
        var line = surroundings[start..end];
        var assigned = new AssignedValue(value, match, surroundings);
        return Syntax(assigned, surroundings[start..at], match[nameEnd..offset], offset > nameEnd)
            | (isLong ? Evidence.LongLine : 0)
            | OfLine(line)
            | (isPlainName && SpeaksOfSecrets(surroundings[Math.Max(0, at - Beside)..Math.Min(surroundings.Length, at + offset)]) ? Evidence.SecretsBeside : 0)
            | OfNeighbours(surroundings, surroundings[Math.Max(0, at - Beside)..Math.Min(surroundings.Length, at + match.Length + Beside)], value, match[..nameEnd]);
    }

    private static Evidence Syntax(in AssignedValue value, ReadOnlySpan<byte> before, ReadOnlySpan<byte> sign, bool hasName)
    {
        var evidence = value.IsQuoted ? Evidence.Quoted : 0;
        var lead = before.TrimStart(" \t"u8);
        evidence |= lead.StartsWith("//"u8) || lead.StartsWith("*"u8) || lead.StartsWith("/*"u8) || (lead.StartsWith("#"u8) && !lead.StartsWith("#define"u8)) || lead.StartsWith("<!--"u8)
            ? Evidence.Comment : 0;
        evidence |= hasName && sign.Contains((byte)'(') ? Evidence.Called : 0;
        var words = 0;
        for (var i = 1; i < lead.Length; i++)
        {
            words += lead[i] == ' ' && char.IsAsciiLetter((char)lead[i - 1]) ? 1 : 0;
        }

        evidence |= words > 4 ? Evidence.Prose : 0;
        return value.EndsLine && words < 2 ? evidence | Evidence.ConfigurationLine
            : value.IsQuoted || value.IsWithinQuotes ? evidence
            : evidence | Evidence.BareInCode;
    }

    private static Evidence OfLine(ReadOnlySpan<byte> line)
    {
        Evidence evidence = 0;
        evidence |= AnyCase.Has(line, "assert"u8) || AnyCase.Has(line, "expect("u8) || AnyCase.Has(line, "test"u8) || AnyCase.Has(line, "should"u8) || AnyCase.Has(line, "spec"u8) ? Evidence.TestOnLine : 0;
        evidence |= AnyCase.Has(line, "example"u8) || AnyCase.Has(line, "sample"u8) || AnyCase.Has(line, "e.g."u8) || AnyCase.Has(line, "placeholder"u8) || AnyCase.Has(line, "default"u8) ? Evidence.ExampleOnLine : 0;
        return evidence | (AnyCase.Has(line, "mock"u8) || AnyCase.Has(line, "dummy"u8) || AnyCase.Has(line, "fake"u8) || AnyCase.Has(line, "stub"u8) || AnyCase.Has(line, "not a real"u8) || AnyCase.Has(line, "not_a_real"u8)
            || AnyCase.Has(line, "invalidated"u8) || AnyCase.Has(line, "fixture"u8) ? Evidence.MadeUp : 0);
    }

    private static Evidence OfNeighbours(ReadOnlySpan<byte> surroundings, ReadOnlySpan<byte> near, ReadOnlySpan<byte> value, ReadOnlySpan<byte> name)
    {
        Evidence evidence = 0;
        evidence |= AnyCase.Has(near, "user"u8) || AnyCase.Has(near, "login"u8) || AnyCase.Has(near, "email"u8) ? Evidence.UserBeside : 0;
        evidence |= AnyCase.Has(near, "host"u8) || AnyCase.Has(near, "port"u8) || AnyCase.Has(near, "server"u8) || AnyCase.Has(near, "://"u8) || AnyCase.Has(near, "database"u8) || AnyCase.Has(near, "endpoint"u8) ? Evidence.HostBeside : 0;
        evidence |= AnyCase.Has(near, "changeme"u8) || AnyCase.Has(near, "your-"u8) || AnyCase.Has(near, "your_"u8) || AnyCase.Has(near, "<your"u8) || AnyCase.Has(near, "xxxx"u8) || AnyCase.Has(near, "foobar"u8) || AnyCase.Has(near, "\"foo\""u8) || AnyCase.Has(near, "'foo'"u8)
            || AnyCase.Has(near, "example.com"u8) || AnyCase.Has(near, "localhost"u8) || AnyCase.Has(near, "dummy"u8) || AnyCase.Has(near, "lorem"u8) || AnyCase.Has(near, "example:"u8)
            ? Evidence.PlaceholdersBeside : 0;
        evidence |= AnyCase.Has(near, "algolia"u8) || AnyCase.Has(near, "indexName"u8) || AnyCase.Has(near, "docsearch"u8) ? Evidence.SearchKey : 0;
        evidence |= IsTest(surroundings) ? Evidence.TestBeside : 0;
        evidence |= Times(surroundings, value, 2) ? Evidence.Again : 0;
        return evidence | (name.Length > 2 && Times(surroundings, name, Many) ? Evidence.OneOfMany : 0);
    }

    private static bool SpeaksOfSecrets(ReadOnlySpan<byte> near) =>
        AnyCase.Has(near, "jwt"u8) || AnyCase.Has(near, "secret"u8) || AnyCase.Has(near, "hmac"u8) || AnyCase.Has(near, "crypt"u8) || AnyCase.Has(near, "cipher"u8) || AnyCase.Has(near, "signing"u8);

    private static bool IsTest(ReadOnlySpan<byte> text) =>
        text.IndexOf("assert"u8) >= 0 || text.IndexOf("Assert"u8) >= 0 || text.IndexOf("expect("u8) >= 0 || text.IndexOf("describe("u8) >= 0
        || text.IndexOf("@Test"u8) >= 0 || text.IndexOf("def test"u8) >= 0 || text.IndexOf("func Test"u8) >= 0 || text.IndexOf("testing.T"u8) >= 0
        || text.IndexOf("#[test]"u8) >= 0 || text.IndexOf("test_"u8) >= 0 || text.IndexOf("fixture"u8) >= 0 || text.IndexOf("should"u8) >= 0
        || text.IndexOf("mock"u8) >= 0 || text.IndexOf("Mock"u8) >= 0;

    private static bool Times(ReadOnlySpan<byte> text, ReadOnlySpan<byte> what, int times)
    {
        for (; times > 0; times--)
        {
            var at = text.IndexOf(what);
            if (at < 0)
            {
                return false;
            }

            text = text[(at + what.Length)..];
        }

        return true;
    }
}
