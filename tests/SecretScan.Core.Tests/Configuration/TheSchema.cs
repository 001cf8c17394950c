using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using SecretScan.Configuration;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlNode = YamlDotNet.RepresentationModel.YamlNode;

namespace SecretScan.Tests.Configuration;

/// <summary>Editors and the program say the same of a configuration.</summary>
public sealed class TheSchema
{
    [Theory]
    [MemberData(nameof(ConfigurationExamples.Right), MemberType = typeof(ConfigurationExamples))]
    public async Task TakesWhatIsRead(string text) => Assert.Empty((await Schema()).Validate(Json(text)));

    [Theory]
    [MemberData(nameof(ConfigurationExamples.Wrong), MemberType = typeof(ConfigurationExamples))]
    public async Task RefusesWhatIsNot(string text, string said) => Assert.True((await Schema()).Validate(Json(text)).Count > 0, said);

    [Fact]
    public async Task KnowsTheSameKeys()
    {
        var root = (await Schema()).ActualSchema;
        Assert.Equal(ConfigurationReader.Keys, root.Properties.Keys);
        Assert.Equal(ConfigurationReader.RuleKeys, root.Properties["rules"].ActualSchema.Properties.Keys);
        Assert.Equal(ConfigurationReader.PathKeys, root.Properties["paths"].ActualSchema.Properties.Keys);
        Assert.Equal(ConfigurationReader.AllowKeys, root.Properties["allow"].Item!.ActualSchema.Properties.Keys);
    }

    private static async Task<JsonSchema> Schema()
    {
        using var reader = new StreamReader(ConfigurationFile.Schema());
        return await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync());
    }

    // As an editor reads it, with the types of the core schema of YAML 1.2.
    private static string Json(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Count == 0 ? "null" : Node(stream.Documents[0].RootNode)?.ToJsonString() ?? "null";
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Node(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: not ScalarStyle.Plain, Value: var value } => value,
        YamlScalarNode { Value: null or "" or "~" or "null" } => null,
        YamlScalarNode { Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode scalar => long.TryParse(scalar.Value, out var number) ? number : scalar.Value,
        _ => throw new NotSupportedException(),
    };
}
