namespace SecretScan.Credentials;

/// <summary>What was read and may name the next value: the last word, and the key, behind whose separator the value must stand.</summary>
internal sealed class PendingName
{
    /// <summary>The last word or string; empty when something stands between it and what is read.</summary>
    public Span Word { get; private set; }

    /// <summary>True when the last word was a string.</summary>
    public bool IsString { get; private set; }

    /// <summary>The name behind which a separator stood.</summary>
    public Span Key { get; private set; }

    /// <summary>True when that separator was a colon: what follows may be a type.</summary>
    public bool IsByColon { get; private set; }

    /// <summary>True between a separator and the value.</summary>
    public bool ExpectsValue { get; private set; }

    /// <summary>True on the line behind a separator that had nothing behind it.</summary>
    public bool IsCarried { get; private set; }

    /// <summary>True when YAML says that the value begins on the next line.</summary>
    public bool Folds { get; set; }

    /// <summary>Forgets all but that a fold was announced.</summary>
    public void Forget()
    {
        Word = default;
        Key = default;
        ExpectsValue = false;
        IsCarried = false;
    }

    public void ForgetWord() => Word = default;

    /// <summary>A word without quotes, or a string, was read.</summary>
    public void See(Span word, bool isString) => (Word, IsString) = (word, isString);

    /// <summary>A separator was read: the word before it is the key.</summary>
    public void TakeKey(SlotText text, bool byColon)
    {
        if (!Word.IsEmpty)
        {
            Key = IsString ? Word : byColon ? text.WithWordsBefore(Word) : text.BeforeType(Word);
            IsByColon = byColon;
        }

        ExpectsValue = !Key.IsEmpty;
        IsCarried = false;
        Word = default;
    }

    /// <summary>The value is still to come: what was read was its type or its prefix.</summary>
    public void AwaitValue() => ExpectsValue = true;

    /// <summary>The value was read; the key stays for a second one on the line.</summary>
    public void TakeValue() => ExpectsValue = false;

    /// <summary>A string was read as the value; the next line has no claim to the key.</summary>
    public void TakeString() => (ExpectsValue, IsCarried) = (false, false);

    /// <summary>A line ended. A key without a value is carried over it; any other lives on only between the round brackets of a call.</summary>
    public void EndLine(bool inCall)
    {
        Word = default;
        IsCarried = ExpectsValue;
        ExpectsValue = false;
        if (!IsCarried && !inCall)
        {
            Key = default;
        }
    }

    /// <summary>The bracket behind the key was closed.</summary>
    public void Restore(Span key, bool byColon) => (Key, IsByColon) = (key, byColon);
}
