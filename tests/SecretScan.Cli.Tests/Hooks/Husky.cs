namespace SecretScan.Cli.Tests.Hooks;

/// <summary>The layouts that husky 9 and husky 8 leave behind, without npm.</summary>
public sealed class Husky : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public Husky() => _repository = _place.NewRepository();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("echo lint >&2\n")]
    [InlineData("echo lint >&2")]
    [InlineData("#!/usr/bin/env bash\necho lint >&2\n\n")]
    [InlineData(null)]
    public void NineGetsABlockInTheFileThatPeopleWrite(string? written)
    {
        Nine();
        if (written is not null)
        {
            _repository.Write(".husky/pre-commit", written);
        }

        var generated = _repository.Read(".husky/_/pre-commit");
        Assert.Equal(0, _repository.SecretScan("hook", "install").Status);
        Assert.Equal(generated, _repository.Read(".husky/_/pre-commit"));
        Assert.StartsWith(written ?? "#!/bin/sh\n", _repository.Read(".husky/pre-commit"), StringComparison.Ordinal);
        Assert.Equal(0, _repository.SecretScan("hook", "status").Status);
        Assert.Contains("already installed", _repository.SecretScan("hook", "install").Error, StringComparison.Ordinal);

        _repository.SecretScan("hook", "uninstall");
        Assert.Equal(written, File.Exists(_repository.PathOf(".husky/pre-commit")) ? _repository.Read(".husky/pre-commit") : null);
        Assert.False(File.Exists(_repository.PathOf(".husky/pre-push")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RunsBothAndEitherCanRefuse(bool nine)
    {
        Make(nine);
        Hook(nine, "pre-commit", "echo lint >&2\n[ ! -f lint-fails ]\n");
        _repository.SecretScan("hook", "install");
        _repository.WriteScript("program", "#!/bin/sh\necho scan >&2\n[ ! -f scan-fails ]\n");
        Point("pre-commit", _repository.PathOf("program"));

        var both = _repository.TryGit("commit", "--allow-empty", "-m", "x");
        Assert.Equal(0, both.Status);
        Assert.Contains("lint\nscan\n", both.Error, StringComparison.Ordinal);

        _repository.Write("scan-fails", "");
        Assert.NotEqual(0, _repository.TryGit("commit", "--allow-empty", "-m", "x").Status);
        File.Delete(_repository.PathOf("scan-fails"));
        _repository.Write("lint-fails", "");
        var lint = _repository.TryGit("commit", "--allow-empty", "-m", "x");
        Assert.NotEqual(0, lint.Status);
        Assert.DoesNotContain("scan", lint.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GivesPrePushItsInputTwice(bool nine)
    {
        Make(nine);
        Hook(nine, "pre-push", "echo \"theirs: $1 $(cat)\" >&2\n");
        _repository.SecretScan("hook", "install");
        _repository.WriteScript("program", "#!/bin/sh\necho \"ours: $(cat)\" >&2\n");
        Point("pre-push", _repository.PathOf("program"));
        var head = _repository.Commit();
        _place.NewRepository("remote").Git("config", "core.bare", "true");

        var result = _repository.TryGit("push", "../remote", "main");
        var line = $"refs/heads/main {head} refs/heads/main {new string('0', 40)}";
        Assert.Equal(0, result.Status);
        Assert.Contains("ours: " + line, result.Error, StringComparison.Ordinal);
        Assert.Contains("theirs: ../remote " + line, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void EightRefusesWhatIsNoShellScript()
    {
        Eight();
        _repository.WriteScript(".husky/pre-commit", "#!/usr/bin/env node\n");
        var result = _repository.SecretScan("hook", "install", "--hook", "pre-commit");
        Assert.Equal(2, result.Status);
        Assert.Contains("no shell script", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAFileForAHookIsWarnedOf()
    {
        Nine();
        File.Delete(_repository.PathOf(".husky/_/pre-merge-commit"));
        var result = _repository.SecretScan("hook", "install");
        Assert.Equal(0, result.Status);
        Assert.StartsWith("secretscan: pre-merge-commit: git will NOT run it", Assert.Single(result.ErrorLines, line => line.Contains("NOT run", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void IsNotInForceUntilItsFilesAreGenerated()
    {
        Nine();
        _repository.SecretScan("hook", "install");
        Directory.Delete(_repository.PathOf(".husky/_"), recursive: true);
        var status = _repository.SecretScan("hook", "status");
        Assert.Equal(1, status.Status);
        Assert.Contains("disabled", status.Output, StringComparison.Ordinal);
    }

    private void Make(bool nine)
    {
        if (nine)
        {
            Nine();
        }
        else
        {
            Eight();
        }
    }

    private void Hook(bool nine, string name, string text) =>
        _repository.WriteScript(".husky/" + name, nine ? text : "#!/usr/bin/env sh\n. \"$(dirname -- \"$0\")/_/husky.sh\"\n\n" + text);

    // What these tests are about is the file; the program's own verdict is tested elsewhere.
    private void Point(string name, string program)
    {
        var text = _repository.Read(".husky/" + name);
        _repository.WriteScript(".husky/" + name, text.Replace(Testing.CliRunner.SecretScan, program.Replace("'", "'\\''", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private void Nine()
    {
        // As husky 9.1.7 writes them.
        foreach (var name in new[] { "pre-commit", "pre-merge-commit", "prepare-commit-msg", "commit-msg", "pre-push" })
        {
            _repository.WriteScript(".husky/_/" + name, "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"");
        }

        _repository.Write(".husky/_/.gitignore", "*");
        _repository.WriteScript(".husky/_/h", """
            #!/usr/bin/env sh
            [ "$HUSKY" = "2" ] && set -x
            n=$(basename "$0")
            s=$(dirname "$(dirname "$0")")/$n

            [ ! -f "$s" ] && exit 0

            i="${XDG_CONFIG_HOME:-$HOME/.config}/husky/init.sh"
            [ -f "$i" ] && . "$i"

            [ "${HUSKY-}" = "0" ] && exit 0

            export PATH="node_modules/.bin:$PATH"
            sh -e "$s" "$@"
            c=$?

            [ $c != 0 ] && echo "husky - $n script failed (code $c)"
            exit $c

            """);
        _repository.Git("config", "core.hooksPath", ".husky/_");
    }

    private void Eight()
    {
        // As husky 8.0.3 writes it.
        _repository.Write(".husky/_/husky.sh", """
            #!/usr/bin/env sh
            if [ -z "$husky_skip_init" ]; then
              readonly hook_name="$(basename -- "$0")"
              if [ "$HUSKY" = "0" ]; then
                exit 0
              fi
              readonly husky_skip_init=1
              export husky_skip_init
              sh -e "$0" "$@"
              exitCode="$?"
              if [ $exitCode != 0 ]; then
                echo "husky - $hook_name hook exited with code $exitCode (error)"
              fi
              exit $exitCode
            fi

            """);
        _repository.Git("config", "core.hooksPath", ".husky");
    }
}
