using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace SecretScan.Benchmarks.Fuzzing;

/// <summary>What a text can be wrapped in.</summary>
internal static class Layers
{
    public static byte[] Encoded(byte[] text, Random random)
    {
        var latin = Encoding.Latin1.GetString(text);
        return random.Next(9) switch
        {
            0 or 1 => Base64(text, random),
            2 => Encoding.ASCII.GetBytes(Convert.ToHexString(text)),
            3 => Escaped(latin, c => $"%{(int)c:X2}", random),
            4 => Escaped(latin, c => $"\\u{(int)c:x4}", random),
            5 => Escaped(latin, c => $"&#{(int)c};", random),
            6 => Json(latin),
            7 => Joined(latin, random),
            _ => Encoding.Latin1.GetBytes(latin.Replace("&", "&amp;").Replace("\"", "&quot;").Replace("<", "&lt;")),
        };
    }

    /// <summary>In either alphabet, on one line or wrapped.</summary>
    public static byte[] Base64(byte[] text, Random random)
    {
        var encoded = Convert.ToBase64String(text);
        encoded = random.Next(4) == 0 ? encoded.Replace('+', '-').Replace('/', '_').TrimEnd('=') : encoded;
        string[] ends = ["\n", "\r\n", "\n    ", "\\n", "\" +\n  \"", "\\\n"];
        return Encoding.ASCII.GetBytes(random.Next(2) == 0
            ? encoded
            : string.Join(ends[random.Next(ends.Length)], encoded.Chunk(random.Next(10, 20) * 4).Select(c => new string(c))));
    }

    public static byte[] Within(byte[] around, byte[] text) =>
        [.. around, .. "\nkind: Secret\ndata:\n  value: \""u8, .. text, .. "\"\n"u8, .. around];

    public static byte[] Nested(byte[] text, Random random)
    {
        string[] pairs = ["()", "[]", "{}", "\"\"", "''", "``"];
        var pair = pairs[random.Next(pairs.Length)];
        var depth = random.Next(1, 3_000);
        return [.. Encoding.ASCII.GetBytes(new string(pair[0], depth)), .. text, .. Encoding.ASCII.GetBytes(new string(pair[1], random.Next(2) * depth))];
    }

    public static byte[] Utf16(byte[] text, Random random)
    {
        Encoding encoding = random.Next(2) == 0 ? Encoding.Unicode : Encoding.BigEndianUnicode;
        byte[] mark = random.Next(2) == 0 ? encoding.GetPreamble() : [];
        byte[] all = [.. mark, .. encoding.GetBytes(Encoding.UTF8.GetString(text))];
        return random.Next(4) == 0 && all.Length > 0 ? all[..^1] : all;
    }

    public static byte[] Notebook(byte[] text) =>
        [.. "{\"cells\":[{\"cell_type\":\"code\",\"source\":["u8, .. Json(Encoding.Latin1.GetString(text).Replace("\n", "\\n\",\n \"")), .. "]}]}"u8];

    public static byte[] Gzip(byte[] text)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest))
        {
            gzip.Write(text);
        }

        return to.ToArray();
    }

    public static byte[] Archive(byte[][] files, Random random)
    {
        using var to = new MemoryStream();
        if (random.Next(2) == 0)
        {
            using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var file in files)
            {
                using var entry = zip.CreateEntry($"a/{random.Next(10)}.txt", random.Next(2) == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression).Open();
                entry.Write(file);
            }
        }
        else
        {
            using var tar = new TarWriter(to, random.Next(2) == 0 ? TarEntryFormat.Pax : TarEntryFormat.Gnu, leaveOpen: true);
            foreach (var file in files)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a/b.txt") { DataStream = new MemoryStream(file) });
            }
        }

        var bytes = to.ToArray();
        return random.Next(2) == 0 ? Edits.Bytes(bytes, random) : bytes;
    }

    private static byte[] Escaped(string text, Func<char, string> escape, Random random)
    {
        var every = random.Next(1, 4);
        return Encoding.Latin1.GetBytes(string.Concat(text.Select((c, i) => i % every == 0 ? escape(c) : c.ToString())));
    }

    private static byte[] Json(string text) =>
        Encoding.Latin1.GetBytes("\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"");

    private static byte[] Joined(string text, Random random)
    {
        string[] signs = ["\" + \"", "\" .\n  \"", "\"\n\"", "' || '", "\" & _\r\n \"", "\\\n"];
        var sign = signs[random.Next(signs.Length)];
        return Encoding.Latin1.GetBytes("x = \"" + string.Join(sign, text.Chunk(random.Next(1, 30)).Select(c => new string(c))) + "\"");
    }
}
