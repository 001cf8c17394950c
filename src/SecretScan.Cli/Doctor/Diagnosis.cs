namespace SecretScan.Cli.Doctor;

/// <summary>One line of <c>doctor</c>.</summary>
/// <param name="Health">How bad it is.</param>
/// <param name="Subject">What was looked at, in one word.</param>
/// <param name="Text">What is there, and where it is not as it should be what to do.</param>
internal sealed record Diagnosis(Health Health, string Subject, string Text)
{
    public static Diagnosis Ok(string subject, string text) => new(Health.Ok, subject, text);

    public static Diagnosis Warning(string subject, string text) => new(Health.Warning, subject, text);

    public static Diagnosis Problem(string subject, string text) => new(Health.Problem, subject, text);
}
