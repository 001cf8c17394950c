namespace SecretScan.Detection;

/// <summary>What a path says of the values in its file. It is asked when findings are resolved: one text may stand at several paths.</summary>
internal static class PathEvidence
{
    /// <summary>The most that a path can add to a score.</summary>
    public static int Most { get; } = Math.Max(0, EvidenceTable.Weight(Evidence.ConfigurationPath));

    /// <summary>The evidence in a path with <c>/</c>; none without a path.</summary>
    public static Evidence Of(string? path)
    {
        if (path is null)
        {
            return Evidence.None;
        }

        Evidence evidence = 0;
        foreach (var range in path.AsSpan().SplitAny("/_-. "))
        {
            evidence |= OfWord(path.AsSpan(range));
        }

        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        evidence |= EndsWithTest(name) ? Evidence.TestPath : 0;
        return evidence | OfName(name);
    }

    /// <summary>True for what a build service runs: the databases it starts end with it.</summary>
    public static bool IsBuild(string path) =>
        path.Contains(".github/workflows/", StringComparison.Ordinal) || path.Contains(".circleci/", StringComparison.Ordinal)
        || path.AsSpan(path.LastIndexOf('/') + 1) is var name
        && (name.StartsWith("cloudbuild") || name.StartsWith(".gitlab-ci") || name.StartsWith("azure-pipelines") || name.StartsWith("bitbucket-pipelines")
            || name is ".travis.yml" or "appveyor.yml" or ".appveyor.yml" or "Jenkinsfile" or ".drone.yml");

    private static Evidence OfWord(ReadOnlySpan<char> word) => word.Length is < 2 or > 16 ? Evidence.None : word switch
    {
        "test" or "tests" or "Test" or "Tests" or "testing" or "testdata" or "spec" or "specs" or "Spec" or "__tests__" or "fixture" or "fixtures" or "Fixtures" or "mock"
            or "mocks" or "Mock" or "fake" or "fakes" or "stub" or "stubs" or "e2e" or "integration" or "testutil" or "testutils" or "unittest" or "functional" or "snapshots"
            or "tester" or "bench" or "benchmark" or "benchmarks" or "conftest" or "TestCase" or "smoke" or "fuzz" or "cassettes" or "tck" => Evidence.TestPath,
        "example" or "examples" or "sample" or "samples" or "demo" or "demos" or "tutorial" or "tutorials" or "template" or "templates" or "skeleton" or "dist" or "quickstart"
            or "playground" or "sandbox" => Evidence.ExamplePath,
        "md" or "rst" or "adoc" or "mdx" or "doc" or "docs" or "Documentation" or "documentation" or "README" or "CHANGELOG" or "changelog" or "ipynb" or "html" or "htm" or "man" or "pod"
            => Evidence.DocumentationPath,
        "locale" or "locales" or "i18n" or "l10n" or "lang" or "langs" or "translations" or "translation" or "strings" or "po" or "pot" or "resx" or "xlf" or "xliff" or "messages"
            => Evidence.TranslationPath,
        "vendor" or "vendors" or "third" or "thirdparty" or "3rdparty" or "external" or "contrib" or "deps" or "bundled" or "generated" or "gen" or "pb" or "min" or "bundle"
            => Evidence.ForeignPath,
        "lock" or "sum" or "checksums" or "snap" or "map" or "svg" or "csv" or "tsv" or "integrity" => Evidence.ListingPath,
        "env" or "ini" or "conf" or "cfg" or "config" or "properties" or "tfvars" or "toml" or "secrets" or "credentials" or "production" or "prod" or "appsettings" or "settings"
            => Evidence.ConfigurationPath,
        _ => Evidence.None,
    };

    // LoginTests.cs, UserServiceTest.java, login.test.ts and login_spec.rb stand in the words.
    private static bool EndsWithTest(ReadOnlySpan<char> name)
    {
        var bare = name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
        return bare.EndsWith("Test") || bare.EndsWith("Tests") || bare.EndsWith("Spec") || bare.EndsWith("TestCase") || bare.EndsWith("IT") || bare.StartsWith("Test") || bare.EndsWith("Suite");
    }

    private static Evidence OfName(ReadOnlySpan<char> name) => name switch
    {
        "package-lock.json" or "yarn.lock" or "pnpm-lock.yaml" or "go.sum" or "Cargo.lock" or "poetry.lock" or "composer.lock" or "Gemfile.lock" => Evidence.ListingPath,
        _ => Evidence.None,
    };
}
