using System.Runtime.CompilerServices;

namespace SecretScan.Tests;

/// <summary>Holds a text against a file beside the test; when they differ, the actual text is written next to it.</summary>
internal static class Golden
{
    public static void Matches(string actual, string name, [CallerFilePath] string test = "")
    {
        var expected = PathOf("expected", name, test);
        if (!File.Exists(expected) || File.ReadAllText(expected) != actual)
        {
            File.WriteAllText(expected + ".actual", actual);
            Assert.Fail($"{expected} differs from {expected}.actual");
        }
    }

    /// <summary>The path of a file in a folder beside the test.</summary>
    public static string PathOf(string folder, string name, [CallerFilePath] string test = "")
    {
        // The compiler may have mapped the path, so the folder is found by its name below the tests.
        var tests = Path.Combine(Testing.Repository.Root, "tests", "SecretScan.Core.Tests");
        return Path.Combine(tests, Path.GetFileName(Path.GetDirectoryName(test))!, folder, name);
    }
}
