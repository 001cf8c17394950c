using System.Runtime.ExceptionServices;

namespace SecretScan.Git.Store;

/// <summary>One reading of many blobs.</summary>
internal sealed class BlobRun : IDisposable
{
    // Each of them may cost a new process.
    private const int MostFailures = 100;

    private readonly ObjectId[] _wanted;
    private readonly bool[] _isDone;
    private readonly bool[] _isKnown;
    private readonly BlobReceiver _receiver;
    private readonly CancellationTokenSource _stop;
    private readonly Lock _skipping = new();
    private ExceptionDispatchInfo? _failure;
    private int _failures;

    public BlobRun(ObjectStore store, ObjectId[] wanted, long maxSize, BlobReceiver receiver, CancellationToken token)
    {
        Store = store;
        MaxSize = Math.Min(maxSize, Array.MaxLength);
        LargestBase = Math.Max(MaxSize, ObjectStore.LargestBase);
        _wanted = wanted;
        _isDone = new bool[wanted.Length];
        _isKnown = new bool[wanted.Length];
        _receiver = receiver;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(token);
    }

    /// <summary>Where the objects are.</summary>
    public ObjectStore Store { get; }

    /// <summary>The most bytes of a blob that is given.</summary>
    public long MaxSize { get; }

    /// <summary>The most bytes of anything that is inflated.</summary>
    public long LargestBase { get; }

    /// <summary>Stops the run.</summary>
    public CancellationToken Token => _stop.Token;

    private bool IsComplete => Array.IndexOf(_isDone, false) < 0;

    /// <summary>Reads on several threads, the calling one among them.</summary>
    public void Read(int jobs)
    {
        ReadHere(jobs);

        // What git gathered in a new pack in the meantime is no longer where it was.
        if (!IsComplete && Store.Packs.Refresh())
        {
            ReadHere(jobs);
        }

        ReadAgain();
    }

    /// <summary>Gives a blob, unless it is not wanted or nothing more is to be said about it.</summary>
    /// <param name="number">Which of the wanted ones; -1 for none.</param>
    /// <param name="content">Its bytes.</param>
    public void Take(int number, ReadOnlyMemory<byte> content)
    {
        if (number >= 0 && !_isDone[number] && (!_receiver.Verify || ObjectHash.Matches(_wanted[number], "blob", content.Span)))
        {
            _isDone[number] = true;
            _receiver.Take(_wanted[number], content);
        }
    }

    /// <summary>Tells that a wanted blob is larger than is to be read.</summary>
    public void SkipTooLarge(int number, long size) => Skip(number, SkipReason.TooLarge, $"{size} bytes");

    public void Dispose() => _stop.Dispose();

    private void Skip(int number, SkipReason reason, string detail)
    {
        if (_isDone[number])
        {
            return;
        }

        _isDone[number] = true;
        lock (_skipping)
        {
            _receiver.Skip(_wanted[number], reason, detail);
        }
    }

    private void ReadHere(int jobs)
    {
        var (forests, loose) = Plan();
        var next = -1;
        void Work()
        {
            using var reader = new EntryReader(_wanted[0].Length);
            var walk = new DeltaWalk(this, reader, Store.MostHeld / jobs);
            foreach (var forest in forests)
            {
                while (forest.TryTake(out var root))
                {
                    walk.Walk(forest, root);
                }
            }

            while (Interlocked.Increment(ref next) is var i && i < loose.Count)
            {
                ReadLoose(loose[i]);
            }
        }

        var threads = Enumerable.Range(1, jobs - 1).Select(_ => new Thread(() => Guarded(Work))).ToList();
        threads.ForEach(thread => thread.Start());
        Guarded(Work);
        threads.ForEach(thread => thread.Join());
        _failure?.Throw();
        if (!IsComplete)
        {
            foreach (var number in forests.SelectMany(forest => forest.Circular()))
            {
                Skip(number, SkipReason.Unreadable, DamagedException.Circle);
            }
        }
    }

    private (List<DeltaForest> Forests, List<int> Loose) Plan()
    {
        var packed = new Dictionary<Pack, List<(long Offset, int Wanted)>>();
        var loose = new List<int>();
        for (var i = 0; i < _wanted.Length; i++)
        {
            if (_isDone[i])
            {
                continue;
            }

            if (!Store.Packs.TryFind(_wanted[i], out var pack, out var offset))
            {
                loose.Add(i);
                continue;
            }

            _isKnown[i] = true;
            if (!packed.TryGetValue(pack, out var places))
            {
                packed.Add(pack, places = []);
            }

            places.Add((offset, i));
        }

        return (packed.Select(places => Grow(places.Key, places.Value)).ToList(), loose);
    }

    private DeltaForest Grow(Pack pack, List<(long Offset, int Wanted)> places)
    {
        using var reader = new EntryReader(_wanted[0].Length);
        places.Sort((left, right) => left.Offset.CompareTo(right.Offset));
        return new DeltaForest(pack, DeltaPlan.Nodes(pack, places, reader, Token));
    }

    private void ReadLoose(int number)
    {
        Token.ThrowIfCancellationRequested();
        try
        {
            var blob = Store.FindLoose(_wanted[number], MaxSize);
            _isKnown[number] |= blob is not null;
            if (blob is { Type: "blob", Content: { } content })
            {
                Take(number, content);
            }
            else if (blob is { Type: "blob" })
            {
                SkipTooLarge(number, blob.Size);
            }
        }
        catch (DamagedException)
        {
            _isKnown[number] = true;
        }
    }

    // The first failure of a thread stops all of them.
    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
            _stop.Cancel();
        }
    }

    private void ReadAgain()
    {
        for (var i = 0; i < _wanted.Length; i++)
        {
            Token.ThrowIfCancellationRequested();
            if (_isDone[i])
            {
                continue;
            }

            if (!_isKnown[i] && Store.Packs.AreWhole)
            {
                Skip(i, SkipReason.MissingObject, "not in this repository");
            }
            else if (_failures == MostFailures)
            {
                Skip(i, SkipReason.Unreadable, "damaged, as others are; git fsck tells more");
            }
            else
            {
                ReadAgain(i);
            }
        }
    }

    private void ReadAgain(int number)
    {
        try
        {
            Answer(number, Store.ReadAgain(_wanted[number], MaxSize));
        }
        catch (SourceException e)
        {
            _failures++;
            Skip(number, SkipReason.Unreadable, e.Message);
        }
    }

    private void Answer(int number, GitObject? answer)
    {
        switch (answer)
        {
            case null:
                Skip(number, SkipReason.MissingObject, "not in this repository");
                break;
            case { Type: not "blob" }:
                Skip(number, SkipReason.Unreadable, $"a {answer.Type}, not a blob");
                break;
            case { Content: null }:
                SkipTooLarge(number, answer.Size);
                break;
            case { Content: { } content } when !ObjectHash.Matches(_wanted[number], "blob", content):
                // Whatever made it necessary to ask: git does not look either.
                Skip(number, SkipReason.Unreadable, "the content is not what the id says");
                break;
            default:
                Take(number, answer.Content);
                break;
        }
    }
}
