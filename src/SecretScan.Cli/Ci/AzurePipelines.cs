namespace SecretScan.Cli.Ci;

/// <summary>Azure Pipelines, which names the target of a pull request but not what a push replaced.</summary>
/// <remarks>https://learn.microsoft.com/azure/devops/pipelines/build/variables: names with underscores for dots, in capitals.</remarks>
internal static class AzurePipelines
{
    private const string Name = "Azure Pipelines";

    /// <summary>The plan, or null outside of it.</summary>
    public static CiPlan? Of(CiVariables variables)
    {
        if (!variables.Is("TF_BUILD"))
        {
            return null;
        }

        if (variables.Branch("SYSTEM_PULLREQUEST_TARGETBRANCH") is { } target)
        {
            var number = variables["SYSTEM_PULLREQUEST_PULLREQUESTNUMBER"] ?? variables["SYSTEM_PULLREQUEST_PULLREQUESTID"];
            return CiPlan.Proposal(Name, $"pull request {number}", target) with
            {
                Heads = CiPlan.Told(variables["SYSTEM_PULLREQUEST_SOURCECOMMITID"], variables["BUILD_SOURCEVERSION"]),
            };
        }

        var source = variables["BUILD_SOURCEBRANCH"] ?? "";
        return CiVariables.TagOf(source) is { } tag ? CiPlan.Tag(Name, tag, variables["BUILD_SOURCEVERSION"], main: null)
            : variables["BUILD_REASON"] is "IndividualCI" or "BatchedCI" ? CiPlan.Push(Name, CiVariables.WithoutPrefix(source), before: null, main: null)
            : CiPlan.Whole(Name, variables["BUILD_REASON"] ?? "run", main: null);
    }
}
