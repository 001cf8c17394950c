using System.Text;

namespace SecretScan.Benchmarks;

/// <summary>Text that looks like source code to a scanner: the same on every run.</summary>
internal static class SourceText
{
    private static readonly string[] Words =
        "account address api auth balance base buffer build cache call channel check client close code config connect context count create current data date debug default delete depth end endpoint entry error event exchange expires file filter find first format get handle header host http id index info init input item key last length limit line list load local lock log map market message method mode name next node number object offset open option order output page parse password path port position price print private process public query queue read request reset response result return route run save scan score secret section send server session set side sign size socket source start state status stop stream string symbol table task test text time timestamp token total trade type update url user value version wait write"
            .Split(' ');

    private static readonly string[] Joints = ["_", ".", "(", ", ", ") ", " = ", " ", " ", ";\n    ", ";\n        ", " {\n    ", "\n}\n\n", ": ", "[", "] ", " \"", "\" ", "// ", " == ", "->"];

    public static byte[] Bytes(int length)
    {
        var random = new Random(20260801);
        var text = new StringBuilder(length + 32);
        while (text.Length < length)
        {
            var word = random.GetItems(Words, 1)[0];
            text.Append(random.Next(4) == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word);
            text.Append(random.Next(3) == 0 ? "" : random.GetItems(Joints, 1)[0]);
            text.Append(random.Next(12) == 0 ? random.Next().ToString("x") : "");
        }

        return Encoding.ASCII.GetBytes(text.ToString(0, length));
    }
}
