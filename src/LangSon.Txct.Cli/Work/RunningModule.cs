using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace LangSon.Txct.Cli.Work;

/// <summary>The module that runs in a host on this machine, asked with the token that it left in its data folder.</summary>
internal sealed class RunningModule : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient client;

    private RunningModule(HttpClient client) => this.client = client;

    public static Option<string> UrlOption() => new("--url") { HelpName = "ĐỊA CHỈ", Description = "Địa chỉ của phân hệ trong phần mềm, ví dụ http://localhost:5000/txct; nếu không ghi, lấy biến TXCT_URL." };

    /// <exception cref="ToolFaultException">Folder, token or address are missing or not what they should be.</exception>
    public static RunningModule Open(string? data, string? url)
    {
        var folder = DataFolder.Of(data);
        var text = url ?? Environment.GetEnvironmentVariable("TXCT_URL");
        if (!Uri.TryCreate(text?.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new ToolFaultException(ExitCodes.Usage, "TXCT-CLI-002", "Xin ghi địa chỉ của phân hệ, ví dụ --url http://localhost:5000/txct.");
        }

        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5) }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Txct-Tool", TokenOf(folder));
        return new RunningModule(client);
    }

    /// <exception cref="ToolFaultException">The module did not answer, or did not let the tool in.</exception>
    public Task<JsonElement> WorkAsync(CancellationToken cancel) => ReadAsync(HttpMethod.Get, "api/tool/work", cancel);

    private async Task<JsonElement> ReadAsync(HttpMethod method, string path, CancellationToken cancel)
    {
        using var answer = await SendAsync(method, path, cancel);
        try
        {
            return JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
        }
        catch (JsonException)
        {
            throw NotTheModule(answer.StatusCode);
        }
    }

    /// <exception cref="ToolFaultException">The module did not answer, or did not let the tool in.</exception>
    public async Task PullAsync(CancellationToken cancel) => (await SendAsync(HttpMethod.Post, "api/tool/pull", cancel)).Dispose();

    /// <exception cref="ToolFaultException">The module did not answer, or did not let the tool in.</exception>
    public async Task PublishAsync(CancellationToken cancel) => (await SendAsync(HttpMethod.Post, "api/tool/publish", cancel)).Dispose();

    /// <param name="state">waiting, running, failed or done.</param>
    /// <exception cref="ToolFaultException">The module did not answer, or did not let the tool in.</exception>
    public Task<JsonElement> JobsAsync(string state, CancellationToken cancel) => ReadAsync(HttpMethod.Get, $"api/tool/jobs?state={Uri.EscapeDataString(state)}", cancel);

    /// <summary>What the module finds of itself, looked at anew.</summary>
    /// <exception cref="ToolFaultException">The module did not answer, or did not let the tool in.</exception>
    public Task<JsonElement> ChecksAsync(CancellationToken cancel) => ReadAsync(HttpMethod.Get, "api/tool/checks", cancel);

    /// <summary>The libraries that came with the module, as they are loaded.</summary>
    /// <exception cref="ToolFaultException">The module did not answer, or did not let the tool in.</exception>
    public Task<JsonElement> LibrariesAsync(CancellationToken cancel) => ReadAsync(HttpMethod.Get, "api/tool/libraries", cancel);

    /// <summary>The module's last events, the latest first, without what may name a person.</summary>
    /// <exception cref="ToolFaultException">The module did not answer, or did not let the tool in.</exception>
    public Task<JsonElement> EventsAsync(CancellationToken cancel) => ReadAsync(HttpMethod.Get, "api/tool/events", cancel);

    /// <param name="id">One job that failed; null for all of them.</param>
    /// <returns>How many are tried again.</returns>
    /// <exception cref="ToolFaultException">The module did not answer, or did not let the tool in.</exception>
    public async Task<int> RetryAsync(string? id, CancellationToken cancel) =>
        (await ReadAsync(HttpMethod.Post, $"api/tool/jobs/retry{(id is null ? "" : $"?id={Uri.EscapeDataString(id)}")}", cancel)).GetProperty("retried").GetInt32();

    /// <summary>Looks again and again until what is named has come to rest.</summary>
    /// <param name="queues">Names of the module's queues.</param>
    /// <returns>False if it has not within the time.</returns>
    public async Task<bool> UntilAtRestAsync(IReadOnlyList<string> queues, TimeSpan longest, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; waited < longest; waited += Look)
        {
            var open = (await WorkAsync(cancel)).GetProperty("queues");
            if (queues.All(name => open.GetProperty(name).GetInt32() == 0))
            {
                return true;
            }

            await Task.Delay(Look, cancel);
        }

        return false;
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, CancellationToken cancel)
    {
        HttpResponseMessage answer;
        try
        {
            using var request = new HttpRequestMessage(method, path);
            answer = await client.SendAsync(request, cancel);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            throw new ToolFaultException(ExitCodes.Later, "TXCT-CLI-004", $"Chưa gọi được phần mềm tại {client.BaseAddress}. Xin kiểm tra phần mềm có đang chạy không, rồi thử lại. ({exception.Message})");
        }

        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw answer.StatusCode switch
            {
                HttpStatusCode.Unauthorized => new ToolFaultException(ExitCodes.Broken, "TXCT-CLI-005", "Phân hệ không nhận mã của công cụ. Xin kiểm tra --data có đúng thư mục dữ liệu của phân hệ đang chạy không."),
                HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout =>
                    new ToolFaultException(ExitCodes.Later, "TXCT-CLI-006", "Phần mềm đang chạy nhưng phân hệ chưa sẵn sàng. Xin thử lại sau ít phút."),
                var status => NotTheModule(status),
            };
        }
    }

    private ToolFaultException NotTheModule(HttpStatusCode status) =>
        new(ExitCodes.Later, "TXCT-CLI-007", $"Tại {client.BaseAddress} không có phân hệ ({(int)status}). Xin kiểm tra --url, ví dụ http://localhost:5000/txct.");

    private static string TokenOf(string folder)
    {
        var path = Path.Combine(folder, "tool-token.json");
        try
        {
            return JsonElement.Parse(File.ReadAllText(path)).GetProperty("token").GetString() is { Length: > 0 } token && token.All(char.IsAscii) ? token : throw new JsonException();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ToolFaultException(
                ExitCodes.Broken, "TXCT-CLI-003",
                $"Không đọc được {path}. Xin kiểm tra --data, phân hệ có đang chạy không, và lệnh có chạy bằng tài khoản của phần mềm không.");
        }
    }
}

/// <summary>Why the tool could not do it, in words for who called it.</summary>
internal sealed class ToolFaultException(int exitCode, string code, string message) : Exception($"{code} {message}")
{
    public int ExitCode { get; } = exitCode;
}
