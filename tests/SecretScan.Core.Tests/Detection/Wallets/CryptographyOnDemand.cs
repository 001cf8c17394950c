using System.Runtime.Loader;
using System.Text;

namespace SecretScan.Tests.Detection.Wallets;

/// <summary>A hook that finds nothing pays for no library of cryptography and no word list. The engine is loaded a second time, so that what it loads shows.</summary>
public sealed class CryptographyOnDemand : IDisposable
{
    private readonly Engine _engine = new();

    [Fact]
    public void IsNotLoadedForTextWithoutACandidate()
    {
        _engine.Scan("""
            checksum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            thing = "KxFC1jmwwCoACiCAWZ3eXa96mBM6tb3TYzGmf6YwgdGWZgawvrtJ-2"
            pair = [1, 2, 3]
            the quick brown foxes have never seen such words before they jumped over lazy dogs
            """);
        Assert.Empty(_engine.Libraries);
    }

    [Theory]
    [InlineData("PRIVATE_KEY=0x8f2a55949038a9610f50fb23b5883af3¦b4ecb3c3bb792cbcefbd1542c692be63", "BouncyCastle.Crypto")]
    [InlineData("KwDiBf89QgGbjEhKnhXJuH7Lr¦ciVrZi3qYjgd9M7rFU73sVHnoWn", "SimpleBase")]
    public void IsLoadedForACandidate(string text, string library)
    {
        _engine.Scan(text.Replace("¦", ""));
        Assert.Equal([library], _engine.Libraries);
    }

    public void Dispose() => _engine.Unload();

    private sealed class Engine : AssemblyLoadContext
    {
        private readonly object _scanner;
        private readonly Type _fragment;
        private readonly object _origin;

        public Engine()
            : base(isCollectible: true)
        {
            var core = LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "SecretScan.Core.dll"));
            var image = core.GetType("SecretScan.RuleSet")!.GetProperty("BuiltIn")!.GetValue(null)!;
            var images = Array.CreateInstance(image.GetType(), 1);
            images.SetValue(image, 0);
            _scanner = Activator.CreateInstance(core.GetType("SecretScan.Scanner")!, images, null)!;
            _fragment = core.GetType("SecretScan.Fragment")!;
            _origin = Activator.CreateInstance(core.GetType("SecretScan.Origin")!)!;
        }

        public IEnumerable<string> Libraries =>
            Assemblies.Select(a => a.GetName().Name!).Where(name => name is "BouncyCastle.Crypto" or "SimpleBase").Order(StringComparer.Ordinal);

        public void Scan(string text)
        {
            var fragment = Activator.CreateInstance(_fragment, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text), _origin);
            _scanner.GetType().GetMethod("Scan", [_fragment])!.Invoke(_scanner, [fragment]);
        }

        protected override System.Reflection.Assembly? Load(System.Reflection.AssemblyName name) =>
            Path.Combine(AppContext.BaseDirectory, name.Name + ".dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
