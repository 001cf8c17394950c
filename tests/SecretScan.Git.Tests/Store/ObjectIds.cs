using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Git.Store;

namespace SecretScan.Git.Tests.Store;

public sealed class ObjectIds
{
    private static readonly Arbitrary<byte[]> Ids =
        Gen.Elements(20, 32).SelectMany(length => Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(length)).ToArbitrary();

    [Fact]
    public void AreReadAndWrittenAsHex() => Prop.ForAll(Ids, bytes =>
    {
        var hex = Convert.ToHexStringLower(bytes);
        var copy = new byte[bytes.Length];
        var isId = ObjectId.TryParse(hex, out var id) & ObjectId.TryParse(Encoding.ASCII.GetBytes(hex), out var same);
        id.CopyTo(copy);
        return isId && id == same && id == ObjectId.FromBytes(bytes) && id.GetHashCode() == same.GetHashCode()
            && id.ToString() == hex && id.Length == bytes.Length && copy.SequenceEqual(bytes);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AreOrderedAsTheirBytes() => Prop.ForAll(Ids, Ids, (left, right) =>
    {
        // Most pairs differ in the first byte; the rest of the order shows where that is equal.
        var shared = Math.Min(left.Length, right.Length) - 1;
        var near = (byte[])[.. left.AsSpan(0, shared), .. right.AsSpan(shared)];
        return Ordered(left, right) && Ordered(left, near) && Ordered(left, left);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("123456789012345678901234567890123456789")]
    [InlineData("12345678901234567890123456789012345678901")]
    [InlineData("123456789012345678901234567890123456789g")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void OfAnotherShapeAreRefused(string text)
    {
        Assert.False(ObjectId.TryParse(text, out _));
        Assert.False(ObjectId.TryParse(Encoding.Latin1.GetBytes(text), out _));
    }

    [Fact]
    public void OfAnotherLengthAreRefused() => Assert.Throws<ArgumentException>(() => ObjectId.FromBytes(new byte[21]));

    private static bool Ordered(byte[] left, byte[] right) =>
        Math.Sign(ObjectId.FromBytes(left).CompareTo(ObjectId.FromBytes(right))) == Math.Sign(left.AsSpan().SequenceCompareTo(right))
        || left.Length != right.Length;
}
