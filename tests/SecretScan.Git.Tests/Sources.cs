using System.Text;

namespace SecretScan.Git.Tests;

/// <summary>What tests ask a source.</summary>
internal static class Sources
{
    public static List<Fragment> Read(this IFragmentSource source) => [.. source.Read(new Coverage())];

    public static Dictionary<string, string> Texts(this IEnumerable<Fragment> fragments) =>
        fragments.ToDictionary(fragment => fragment.Origin.Path ?? "", Text);

    public static string[] Paths(this IEnumerable<Fragment> fragments) =>
        [.. fragments.Select(fragment => fragment.Origin.Path ?? "").Order(StringComparer.Ordinal)];

    public static string Text(this Fragment fragment) => Encoding.UTF8.GetString(fragment.Bytes.Span);

    public static Fragment At(this IEnumerable<Fragment> fragments, string path) =>
        fragments.Single(fragment => fragment.Origin.Path == path);
}
