using System.Runtime.CompilerServices;

namespace SecretScan.Tests;

/// <summary>Holds a text against a file beside the test; when they differ, the actual text is written next to it.</summary>
internal static class Golden
{
    public static void Matches(string actual, string name, [CallerFilePath] string test = "")
    {
        // The compiler may have mapped the path, so the folder is found by its name below the tests.
        var tests = Path.Combine(Testing.Repository.Root, "tests", "SecretScan.Core.Tests");
        var expected = Path.Combine(tests, Path.GetFileName(Path.GetDirectoryName(test))!, "expected", name);
        if (!File.Exists(expected) || File.ReadAllText(expected) != actual)
        {
            File.WriteAllText(expected + ".actual", actual);
            Assert.Fail($"{expected} differs from {expected}.actual");
        }
    }
}
