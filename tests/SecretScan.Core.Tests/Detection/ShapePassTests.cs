using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Credentials;
using SecretScan.Detection;

namespace SecretScan.Tests.Detection;

public class ShapePassTests
{
    private static readonly bool[] AnyLength = [.. Enumerable.Repeat(true, 1000)];

    [Fact]
    public void RunsOfTheAskedLengthsAreFound()
    {
        var lengths = new bool[65];
        lengths[24] = true;
        lengths[64] = true;
        var text = Encoding.ASCII.GetBytes($"x = '{new string('a', 24)}', '{new string('b', 25)}', {new string('c', 64)}");

        Assert.Equal([24, 64], Runs(text, lengths).Select(r => r.Length));
    }

    [Fact]
    public void ThePaddingOfBase64BelongsToTheRunAndAnAssignmentDoesNot()
    {
        var name = new string('N', 24);
        var text = Encoding.ASCII.GetBytes($"{name}={new string('a', 86)}==\n{name}=={name}");

        Assert.Equal([24, 88, 24, 24], Runs(text, AnyLength).Select(r => r.Length));
    }

    [Fact]
    public void EqualsAPlainLoop()
    {
        var piece = Gen.OneOf(
            Gen.Elements(" ", "\n", "=", "\"", "é", "."),
            Gen.Choose(1, 90).Select(n => new string("abcZ09-_+/"[n % 10], n)));
        var texts = piece.ListOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return Runs(bytes, AnyLength).SequenceEqual(Plain(bytes));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ReachingTheLimitIsSaid()
    {
        var text = Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Repeat(new string('a', 20), 5)));

        Assert.False(ShapePass.Find(text, AnyLength, new SpanBuffer(), new SpanBuffer(), 3));
    }

    private static List<Span> Runs(byte[] text, bool[] lengths)
    {
        var runs = new SpanBuffer();
        Assert.True(ShapePass.Find(text, lengths, runs, new SpanBuffer(), int.MaxValue));
        return [.. Enumerable.Range(0, runs.Count).Select(i => runs[i])];
    }

    private static List<Span> Plain(byte[] text)
    {
        var runs = new List<Span>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsToken(text[i]))
            {
                continue;
            }

            if (i - start >= ShapePass.ShortestRun)
            {
                var padding = text[i..].TakeWhile(c => c == '=').Count();
                var isPadded = padding <= 2 && (i + padding == text.Length || !IsToken(text[i + padding]));
                runs.Add(new Span(start, isPadded ? i + padding : i));
            }

            start = i + 1;
        }

        return runs;
    }

    private static bool IsToken(byte c) => char.IsAsciiLetterOrDigit((char)c) || "-_+/".Contains((char)c);
}
