using System.Runtime.InteropServices;

namespace SecretScan.Git;

/// <summary>Strings as C programs take them: an array of pointers with a null pointer at its end.</summary>
internal sealed class StringBlock : IDisposable
{
    private readonly nint[] _strings;

    public StringBlock(string[] strings)
    {
        _strings = new nint[strings.Length];
        for (var i = 0; i < strings.Length; i++)
        {
            _strings[i] = Marshal.StringToCoTaskMemUTF8(strings[i]);
        }

        Pointer = Marshal.AllocHGlobal((_strings.Length + 1) * nint.Size);
        Marshal.Copy(_strings, 0, Pointer, _strings.Length);
        Marshal.WriteIntPtr(Pointer, _strings.Length * nint.Size, 0);
    }

    public nint Pointer { get; }

    public void Dispose()
    {
        Marshal.FreeHGlobal(Pointer);
        foreach (var text in _strings)
        {
            Marshal.FreeCoTaskMem(text);
        }
    }
}
