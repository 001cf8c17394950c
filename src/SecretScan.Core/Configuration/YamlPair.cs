namespace SecretScan.Configuration;

/// <summary>A key of a mapping and what stands behind it.</summary>
internal sealed record YamlPair(YamlNode Key, YamlNode Value);
