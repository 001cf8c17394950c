using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SecretScan.Git.Tests.Processes;

public sealed class RecordsEndedByNul
{
    [Fact]
    public void ComeBackAsTheyWereWritten() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[][]>(),
        ArbMap.Default.ArbFor<PositiveInt>(),
        (records, chunk) =>
        {
            var written = records.Select(record => Array.FindAll(record ?? [], b => b != 0)).ToArray();
            using var stream = new Trickle(written.SelectMany(record => record.Append((byte)0)).ToArray(), chunk.Get);
            return Read(stream).Select(Convert.ToHexString).SequenceEqual(written.Select(Convert.ToHexString));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void MayBeLongerThanTheBuffer()
    {
        var record = new byte[500_000];
        Array.Fill(record, (byte)'x');
        using var stream = new Trickle([1, 0, .. record, 0, 2, 0], 1000);

        Assert.Equal([1, 500_000, 1], Read(stream).Select(read => read.Length));
    }

    [Fact]
    public void AreRefusedWithoutBound()
    {
        using var stream = new Trickle(Encoding.ASCII.GetBytes(new string('x', 2_000_000)), 4096);

        Assert.Throws<SourceException>(() => Read(stream));
    }

    [Fact]
    public void AreRefusedWhenTheLastIsCut()
    {
        using var stream = new Trickle("one\0tw"u8.ToArray(), 4096);

        Assert.Throws<SourceException>(() => Read(stream));
    }

    private static List<byte[]> Read(Stream stream)
    {
        var records = new NulRecords(stream);
        var read = new List<byte[]>();
        while (records.Read())
        {
            read.Add(records.Current.ToArray());
        }

        return read;
    }

    private sealed class Trickle(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }
}
