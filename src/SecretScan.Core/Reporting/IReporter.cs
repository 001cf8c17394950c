namespace SecretScan.Reporting;

/// <summary>Renders what a scan has to say.</summary>
public interface IReporter
{
    /// <summary>Writes <paramref name="result"/> as UTF-8 to <paramref name="output"/>, which stays open.</summary>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    void Write(ScanResult result, Stream output);
}
