namespace SecretScan.Cli;

/// <summary>A command that could not be done. The message is one line for people: what, where, what to do.</summary>
internal sealed class CommandException(string message) : Exception(message);
