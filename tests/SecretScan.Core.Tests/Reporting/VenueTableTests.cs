using SecretScan.Reporting;
using SecretScan.Testing;

namespace SecretScan.Tests.Reporting;

public class VenueTableTests
{
    [Fact]
    public void TheReadmeHoldsTheTableOfTheBuiltInVenues()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        Assert.True(
            readme.Contains($"<!-- venues -->\n{VenueTable.Of([RuleSet.BuiltIn])}<!-- /venues -->", StringComparison.Ordinal),
            "put what `secretscan rules list --venues` prints between the marks in README.md");
    }
}
