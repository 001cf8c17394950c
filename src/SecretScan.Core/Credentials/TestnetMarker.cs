namespace SecretScan.Credentials;

/// <summary>A word, flag or host that says whether a test network is meant.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Line">Its line.</param>
/// <param name="On">False for <c>testnet=False</c>.</param>
internal readonly record struct TestnetMarker(int Position, int Line, bool On);
