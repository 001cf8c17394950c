using System.Text;
using SecretScan.Credentials;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Tests.Credentials;

/// <summary>A folder that somebody filled with keys: three logs of 1,500 keys each, twenty secrets among them.</summary>
public class KeyPairsTests
{
    private const int Logs = 3;
    private const int Keys = 1_500;
    private const int Every = 75;

    private static readonly List<FragmentScan> Folder = [.. Enumerable.Range(0, Logs).Select(Log)];

    [Fact]
    public void ASecretIsHeldAgainstFewOfManyKeys()
    {
        var readings = Folder.SelectMany(s => s.Credentials).SelectMany(c => c.Options.Where(o => o.Venue.Provider == "kucoin")
            .Select(o => new Reading(c, o, o.Nearness))).ToList();
        var keys = readings.FindAll(r => r.Part == Part.Key);
        var secrets = readings.FindAll(r => r.Part == Part.Secret);

        var perSecret = KeyPairs.ToJudge(secrets, keys).GroupBy(p => p.Secret).Select(p => p.Count()).ToList();

        Assert.Equal(Logs * Keys, keys.Count);
        Assert.Equal(Logs * Keys / Every, secrets.Count);
        Assert.Equal(secrets.Count, perSecret.Count);
        Assert.All(perSecret, count => Assert.InRange(count, 1, Neighbours.Most));
    }

    [Fact]
    public void EverySecretStillFindsTheKeyBesideIt()
    {
        var findings = new Resolver([RuleSet.BuiltIn]).Resolve(Folder, []);

        var complete = findings.Where(f => f.Rule.Id == "kucoin-api-secret" && f.Set!.Parts.Contains(Part.Key)).ToList();
        Assert.Equal(Logs * Keys / Every, complete.Count);
        Assert.All(complete, secret => Assert.Contains(findings, f => f.Set?.Id == secret.Set!.Id && f.Rule.Id == "kucoin-api-key"
            && f.Origin == secret.Origin && f.Location.StartLine == secret.Location.StartLine - 1));
    }

    private static FragmentScan Log(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder();
        for (var i = 0; i < Keys; i++)
        {
            text.Append("kucoin_api_key: ").Append(ObjectId()).Append('\n');
            if (i % Every == Every / 2)
            {
                text.Append("kucoin_api_secret: ").Append(Uuid()).Append('\n');
            }
        }

        var origin = new Origin { Kind = OriginKind.File, Path = $"bot{number}.yml" };
        return new SecretScan.Detection.Detector([RuleSet.BuiltIn]).Scan(new Fragment(Encoding.UTF8.GetBytes(text.ToString()), origin), new Coverage());

        string ObjectId() => "65a1" + Convert.ToHexStringLower(Bytes(10));

        string Uuid() => new Guid(Bytes(16)).ToString("D").Remove(14, 1).Insert(14, "4").Remove(19, 1).Insert(19, "a");

        byte[] Bytes(int length)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            return bytes;
        }
    }
}
