namespace SecretScan.History;

/// <summary>What some lines of a text turned out to be.</summary>
/// <param name="Content">What is in them.</param>
/// <param name="Reach">
/// How many bytes on both sides have a part in that. More than <see cref="SeenBlocks.Far"/> says that it may be otherwise
/// wherever the lines stand again.
/// </param>
internal readonly record struct Glance(LineContent Content, int Reach)
{
    /// <summary>A reach without an end.</summary>
    public const int Endless = int.MaxValue;

    /// <summary>Both together.</summary>
    public Glance With(Glance other) => new((LineContent)Math.Max((int)Content, (int)other.Content), Math.Max(Reach, other.Reach));
}
