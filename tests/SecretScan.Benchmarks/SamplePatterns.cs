using System.Text.RegularExpressions;

namespace SecretScan.Benchmarks;

/// <summary>Patterns of every kind the rules have, each with the generated Regex that finds the same.</summary>
internal static partial class SamplePatterns
{
    private const string Before = "(?<![0-9A-Za-z])(?:";
    private const string After = ")(?![0-9A-Za-z])";

    // Between a name and its value, as assignments, maps, calls and headers have it.
    private const string To = """["'`\]]{0,2}[ \t]{0,8}(?:=>|:=|=|:|,|\()?[ \t]{0,8}["'`(]{0,2}""";

    private const string GitHub = "(?<secret>ghp_[0-9A-Za-z]{36})";
    private const string GitHubFineGrained = "(?<secret>github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59})";
    private const string GitLab = "(?<secret>glpat-[0-9A-Za-z_-]{20,300}(?:\\.[0-9a-z]{2}\\.[0-9a-z]{7,9})?)";
    private const string AwsId = "(?<secret>(?:AKIA|ABIA|ACCA|ASIA)[2-7A-Z]{16})";
    private const string AwsSecret = "(?i:aws[_.-]?secret[_.-]?(?:access[_.-]?)?key)" + To + "(?<secret>[0-9A-Za-z+/]{40})";
    private const string Slack = "(?<secret>xox[abpr]-(?:[0-9]{10,13}-){2,3}[0-9A-Za-z]{24,34})";
    private const string SlackHook = "(?<secret>https://hooks\\.slack\\.com/services/T[0-9A-Z]{8,10}/B[0-9A-Z]{8,10}/[0-9A-Za-z]{24})";
    private const string Stripe = "(?<secret>[rs]k_(?:live|test)_[0-9A-Za-z]{24,247})";
    private const string OpenAi = "(?<secret>sk-(?:proj|svcacct|admin)-[0-9A-Za-z_-]{20,100}T3BlbkFJ[0-9A-Za-z_-]{20,100})";
    private const string Anthropic = "(?<secret>sk-ant-(?:api03|admin01)-[0-9A-Za-z_-]{93}AA)";
    private const string Google = "(?<secret>AIza[0-9A-Za-z_-]{35})";
    private const string Azure = "(?i:AccountKey)=(?<secret>[0-9A-Za-z+/]{86}==)";
    private const string Npm = "(?<secret>npm_[0-9A-Za-z]{36})";
    private const string PyPi = "(?<secret>pypi-AgEIcHlwaS5vcmc[0-9A-Za-z_-]{50,1000})";
    private const string SendGrid = "(?<secret>SG\\.[0-9A-Za-z_-]{22}\\.[0-9A-Za-z_-]{43})";
    private const string Discord = "(?<secret>https://(?:canary\\.|ptb\\.)?discord(?:app)?\\.com/api/webhooks/[0-9]{17,20}/[0-9A-Za-z_-]{60,80})";
    private const string Telegram = "(?i:bot|telegram)[a-z_]{0,20}" + To + "(?<secret>[0-9]{8,10}:[0-9A-Za-z_-]{35})";
    private const string Database = "(?:postgres(?:ql)?|mysql|mongodb(?:\\+srv)?)://[^\\s:@/]{1,80}:(?<secret>[^\\s:@/]{3,200})@[0-9A-Za-z.-]{1,200}";
    private const string Kucoin = "(?i:kucoin|kc)[a-z_.-]{0,20}(?i:secret)" + To + "(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private const string Assignment = "(?i:password|passwd|secret|token)[0-9A-Za-z_.-]{0,40}?" + To + "(?<secret>[^\\s\"'`]{8,150})[\"'`]";

    public static SamplePattern[] All { get; } =
    [
        new("github", GitHub, "ghp_", "gh¦p_0123456789abcdefghijABCDEFGHIJ012345", GitHubRegex()),
        new("github-fine-grained", GitHubFineGrained, "github_pat_", "github¦_pat_11ABCDEFG0123456789abc_" + new string('q', 59), GitHubFineGrainedRegex()),
        new("gitlab", GitLab, "glpat-", "gl¦pat-0123456789abcdefghij", GitLabRegex()),
        new("aws-id", AwsId, "AKIA", "AK¦IAQWERTY234567ASDF", AwsIdRegex()),
        new("aws-secret", AwsSecret, "secret", "AWS_SECRET_ACCESS_KEY = \"01234¦56789abcdefghijABCDEFGHIJ0123456789\"", AwsSecretRegex()),
        new("slack", Slack, "xoxb-", "xo¦xb-1234567890-1234567890-abcdefghijABCDEFGHIJabcd", SlackRegex()),
        new("slack-hook", SlackHook, "hooks.slack.com", "https://hooks.slack.com/services/¦T01234567/B01234567/abcdefghijABCDEFGHIJabcd", SlackHookRegex()),
        new("stripe", Stripe, "sk_live_", "sk_¦live_abcdefghijABCDEFGHIJabcd", StripeRegex()),
        new("openai", OpenAi, "T3BlbkFJ", "sk-¦proj-abcdefghijABCDEFGHIJT3BlbkFJabcdefghijABCDEFGHIJ", OpenAiRegex()),
        new("anthropic", Anthropic, "sk-ant-", "sk-¦ant-api03-" + new string('x', 93) + "AA", AnthropicRegex()),
        new("google", Google, "AIza", "AI¦za0123456789abcdefghijABCDEFGHIJ01234", GoogleRegex()),
        new("azure", Azure, "AccountKey", "Account¦Key=" + new string('k', 86) + "==", AzureRegex()),
        new("npm", Npm, "npm_", "np¦m_0123456789abcdefghijABCDEFGHIJ012345", NpmRegex()),
        new("pypi", PyPi, "pypi-", "pypi-¦AgEIcHlwaS5vcmc" + new string('p', 120), PyPiRegex()),
        new("sendgrid", SendGrid, "SG.", "S¦G." + new string('s', 22) + "." + new string('g', 43), SendGridRegex()),
        new("discord", Discord, "discord", "https://discord.com/api/webhooks/¦123456789012345678/" + new string('d', 68), DiscordRegex()),
        new("telegram", Telegram, "bot", "bot_token=12345¦6789:" + new string('t', 35), TelegramRegex()),
        new("database", Database, "postgres", "postgre¦sql://app:correcthorse@db.internal:5432/app", DatabaseRegex()),
        new("kucoin", Kucoin, "kucoin", "KUCOIN_api_secret=0123¦4567-89ab-4def-8123-456789abcdef", KucoinRegex()),
        new("assignment", Assignment, "password", "db_password = \"correct¦-horse-battery\"", AssignmentRegex()),
    ];

    [GeneratedRegex(Before + GitHub + After, RegexOptions.CultureInvariant)] private static partial Regex GitHubRegex();
    [GeneratedRegex(Before + GitHubFineGrained + After, RegexOptions.CultureInvariant)] private static partial Regex GitHubFineGrainedRegex();
    [GeneratedRegex(Before + GitLab + After, RegexOptions.CultureInvariant)] private static partial Regex GitLabRegex();
    [GeneratedRegex(Before + AwsId + After, RegexOptions.CultureInvariant)] private static partial Regex AwsIdRegex();
    [GeneratedRegex(Before + AwsSecret + After, RegexOptions.CultureInvariant)] private static partial Regex AwsSecretRegex();
    [GeneratedRegex(Before + Slack + After, RegexOptions.CultureInvariant)] private static partial Regex SlackRegex();
    [GeneratedRegex(Before + SlackHook + After, RegexOptions.CultureInvariant)] private static partial Regex SlackHookRegex();
    [GeneratedRegex(Before + Stripe + After, RegexOptions.CultureInvariant)] private static partial Regex StripeRegex();
    [GeneratedRegex(Before + OpenAi + After, RegexOptions.CultureInvariant)] private static partial Regex OpenAiRegex();
    [GeneratedRegex(Before + Anthropic + After, RegexOptions.CultureInvariant)] private static partial Regex AnthropicRegex();
    [GeneratedRegex(Before + Google + After, RegexOptions.CultureInvariant)] private static partial Regex GoogleRegex();
    [GeneratedRegex(Before + Azure + After, RegexOptions.CultureInvariant)] private static partial Regex AzureRegex();
    [GeneratedRegex(Before + Npm + After, RegexOptions.CultureInvariant)] private static partial Regex NpmRegex();
    [GeneratedRegex(Before + PyPi + After, RegexOptions.CultureInvariant)] private static partial Regex PyPiRegex();
    [GeneratedRegex(Before + SendGrid + After, RegexOptions.CultureInvariant)] private static partial Regex SendGridRegex();
    [GeneratedRegex(Before + Discord + After, RegexOptions.CultureInvariant)] private static partial Regex DiscordRegex();
    [GeneratedRegex(Before + Telegram + After, RegexOptions.CultureInvariant)] private static partial Regex TelegramRegex();
    [GeneratedRegex(Before + Database + After, RegexOptions.CultureInvariant)] private static partial Regex DatabaseRegex();
    [GeneratedRegex(Before + Kucoin + After, RegexOptions.CultureInvariant)] private static partial Regex KucoinRegex();
    [GeneratedRegex(Before + Assignment + After, RegexOptions.CultureInvariant)] private static partial Regex AssignmentRegex();
}
