namespace SecretScan.Rules.Patterns;

/// <summary>A choice that can still be made another way.</summary>
/// <param name="Instruction">Where in the code it was made.</param>
/// <param name="Position">Where in the text; of a run, where it last ended.</param>
/// <param name="Limit">Of a run: the shortest (greedy) or farthest (lazy) end it may have.</param>
internal readonly record struct Retry(int Instruction, int Position, int Limit);
