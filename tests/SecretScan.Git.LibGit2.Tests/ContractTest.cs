using System.Reflection;
using Xunit.Sdk;

namespace SecretScan.Git.LibGit2.Tests;

/// <summary>A test of another project, with its arguments.</summary>
internal sealed record ContractTest(MethodInfo Method, object?[] Arguments)
{
    /// <summary>Folder, class and method.</summary>
    public string MethodName => $"{Method.ReflectedType!.Namespace!.Split('.')[^1]}.{Method.ReflectedType.Name}.{Method.Name}";

    /// <summary>Folder, class, method and arguments.</summary>
    public string Name => Arguments.Length == 0 ? MethodName : $"{MethodName}({string.Join(", ", Arguments)})";

    /// <summary>The tests of a class.</summary>
    public static IEnumerable<ContractTest> Of(Type type) =>
        from method in type.GetMethods()
        where method.IsDefined(typeof(FactAttribute))
        from arguments in method.IsDefined(typeof(TheoryAttribute))
            ? method.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(method))
            : [[]]
        select new ContractTest(method, arguments);

    /// <summary>Runs it; gives what it failed with, or null.</summary>
    public Exception? Run()
    {
        try
        {
            var test = Activator.CreateInstance(Method.ReflectedType!);
            using (test as IDisposable)
            {
                Method.Invoke(test, Arguments);
            }

            return null;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException;
        }
    }
}
