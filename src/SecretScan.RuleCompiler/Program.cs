using SecretScan.RuleCompiler;
using SecretScan.Rules.Checking;
using SecretScan.Rules.Syntax;

if (args is not [var folder, var output])
{
    Console.Error.WriteLine("usage: SecretScan.RuleCompiler RULES-FOLDER OUTPUT");
    return 2;
}

try
{
    var check = RuleFolder.Check(folder);
    foreach (var problem in check.Problems)
    {
        Console.Error.WriteLine(BuildMessage.Of(problem));
    }

    if (check.Image is { } image)
    {
        ImageFile.Write(output, image);
        return 0;
    }

    return 1;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(BuildMessage.Of(new RuleProblem(new Place(folder, 1, 1), null, e.Message)));
    return 2;
}
