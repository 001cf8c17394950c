namespace SecretScan.Credentials;

/// <summary>How a value was passed: the name that says what it is, wherever that stands, or its position in a call.</summary>
/// <param name="Name">The telling name, or empty.</param>
/// <param name="Frame">The frame whose argument or member the value is, wrappers looked through.</param>
/// <param name="Argument">Its position there.</param>
internal readonly record struct Place(Span Name, int Frame, int Argument);
