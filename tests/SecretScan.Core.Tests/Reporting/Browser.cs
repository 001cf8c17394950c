using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecretScan.Tests.Reporting;

/// <summary>Chromium without a window, spoken to by its DevTools protocol; started when the first page is opened.</summary>
public sealed class Browser : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Testing.TempFolder _folder = new();
    private readonly ClientWebSocket _socket = new();
    private Process? _process;
    private string? _session;
    private int _last;

    /// <summary>Opens a page as a file, on a screen.</summary>
    public void Open(string html, int width = 1280, int height = 900, bool dark = false, bool scripts = true)
    {
        Start();
        _folder.Write("page.html", html);
        var target = Send("Target.createTarget", new() { ["url"] = "about:blank" }, page: false)["targetId"]!.GetValue<string>();
        _session = Send("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }, page: false)["sessionId"]!.GetValue<string>();
        Send("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
        Send("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }) });
        Send("Emulation.setScriptExecutionDisabled", new() { ["value"] = !scripts });
        Send("Page.navigate", new() { ["url"] = new Uri(_folder.At("page.html")).AbsoluteUri });
        var clock = Stopwatch.StartNew();
        while (Evaluate("location.protocol + document.readyState").GetValue<string>() != "file:complete")
        {
            Assert.True(clock.Elapsed < Patience, "the page does not open");
            Thread.Sleep(20);
        }
    }

    /// <summary>The value of an expression of JavaScript, or what its promise brings. The page's policy does not hold for it.</summary>
    public JsonNode Evaluate(string expression)
    {
        var answer = Send("Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        Assert.True(answer["exceptionDetails"] is null, answer.ToJsonString());
        return answer["result"]!["value"] ?? JsonValue.Create("")!;
    }

    /// <summary>Presses a key.</summary>
    public void Press(string key)
    {
        foreach (var type in (string[])["keyDown", "keyUp"])
        {
            Send("Input.dispatchKeyEvent", new() { ["type"] = type, ["key"] = key, ["text"] = key.Length == 1 && type == "keyDown" ? key : "", ["windowsVirtualKeyCode"] = key == "Tab" ? 9 : 0 });
        }
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            if (_socket.State == WebSocketState.Open)
            {
                Send("Browser.close", [], page: false);
            }

            if (!_process.WaitForExit(Patience))
            {
                _process.Kill(entireProcessTree: true);
            }

            _process.Dispose();
        }

        _socket.Dispose();
        _folder.Dispose();
    }

    private void Start()
    {
        if (_process is not null)
        {
            return;
        }

        // Root, as which builds run, has no sandbox.
        string[] arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", $"--user-data-dir={_folder.At("profile")}", "about:blank"];
        _process = Process.Start(new ProcessStartInfo(BrowserFactAttribute.Program!, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();

        // Where it listens: the port, then the path.
        var told = Path.Combine(_folder.Path, "profile", "DevToolsActivePort");
        var clock = Stopwatch.StartNew();
        while (!File.Exists(told) || File.ReadAllLines(told).Length < 2)
        {
            Assert.True(clock.Elapsed < Patience && !_process.HasExited, "chromium does not start");
            Thread.Sleep(20);
        }

        using var limit = new CancellationTokenSource(Patience);
        var where = File.ReadAllLines(told);
        _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{where[0]}{where[1]}"), limit.Token).Wait(limit.Token);
    }

    private JsonObject Send(string method, JsonObject parameters, bool page = true)
    {
        using var limit = new CancellationTokenSource(Patience);
        var message = new JsonObject { ["id"] = ++_last, ["method"] = method, ["params"] = parameters };
        if (page)
        {
            message["sessionId"] = _session;
        }

        _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, limit.Token).Wait(limit.Token);
        while (true)
        {
            var answer = Receive(limit.Token);
            if (answer["id"]?.GetValue<int>() == _last)
            {
                Assert.True(answer["error"] is null, $"{method}: {answer.ToJsonString()}");
                return answer["result"]!.AsObject();
            }
        }
    }

    private JsonNode Receive(CancellationToken limit)
    {
        var buffer = new byte[64 * 1024];
        using var whole = new MemoryStream();
        ValueWebSocketReceiveResult part;
        do
        {
            part = _socket.ReceiveAsync(buffer.AsMemory(), limit).AsTask().GetAwaiter().GetResult();
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(Encoding.UTF8.GetString(whole.ToArray()))!;
    }
}
