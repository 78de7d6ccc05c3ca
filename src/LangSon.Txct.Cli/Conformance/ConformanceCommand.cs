using System.CommandLine;
using System.Text.Json;
using LangSon.Txct.Cli.Conformance.Clauses;
using LangSon.Txct.Cli.Work;

namespace LangSon.Txct.Cli.Conformance;

/// <summary>`txct conformance`: holds anyone's host against the host's contract, clause by clause, and says which level it reaches.</summary>
internal static class ConformanceCommand
{
    /// <summary>How many clauses are under way at a time: enough to be quick, few enough for a small server.</summary>
    private const int AtOnce = 4;

    public static Command Create()
    {
        var url = new Option<string>("--url") { HelpName = "ĐỊA CHỈ", Description = "Địa chỉ gốc của hợp đồng, ví dụ https://hdnd.vi-du.vn/txct-host/v1.", Required = true };
        var client = new Option<string>("--client") { HelpName = "MÃ", Description = "Mã ứng dụng khách (client_id).", Required = true };
        var secretFile = new Option<string?>("--secret-file") { HelpName = "TỆP", Description = "Tệp chỉ có khóa bí mật (client_secret)." };
        var secretStdin = new Option<bool>("--secret-stdin") { Description = "Đọc khóa bí mật từ đầu vào chuẩn." };
        var level = new Option<int>("--level") { HelpName = "CẤP", Description = "Chỉ hỏi các điều khoản đến cấp này: 1, 2 hoặc 3; mặc định 3.", DefaultValueFactory = _ => 3 };
        var junit = new Option<string?>("--junit") { HelpName = "TỆP", Description = "Ghi thêm kết quả dạng JUnit XML." };
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        level.AcceptOnlyFromAmong("1", "2", "3");
        var command = new Command("conformance", "Đối chiếu một phần mềm với hợp đồng, từng điều khoản. Để lại tài liệu, báo cáo, thông báo thử: chỉ dùng với máy chủ thử.")
        {
            url, client, secretFile, secretStdin, level, junit, json,
        };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(async () =>
        {
            var address = AddressOf(parsed.GetValue(url)!);
            var secret = await SecretAsync(parsed.GetValue(secretFile), parsed.GetValue(secretStdin), cancel);
            var report = await RunAsync(address, parsed.GetValue(client)!, secret, parsed.GetValue(level), cancel);
            if (parsed.GetValue(junit) is { } path)
            {
                JUnitFile.Write(report, path);
            }

            await Console.Out.WriteLineAsync((parsed.GetValue(json) ? CommandJson.Write(report.Facts()) : ConformanceText.Of(report)).AsMemory(), cancel);
            return report.Failed.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
        }));
        return command;
    }

    private static async Task<ConformanceReport> RunAsync(Uri url, string clientId, string secret, int level, CancellationToken cancel)
    {
        try
        {
            using var host = await HostUnderTest.SignInAsync(url, clientId, secret, cancel);
            return new ConformanceReport(url, level, host.SaidLevel, await ClauseRun.RunAsync(host, [.. HostClauses.All.Where(clause => clause.Level <= level)], AtOnce, cancel));
        }
        catch (ClauseBroken broken)
        {
            throw new ToolFaultException(ExitCodes.Failed, "TXCT-CNF-002", $"Phần mềm tại {url} chưa cấp mã truy cập. {broken.Message} Xin kiểm tra --url, --client và khóa bí mật.\n{broken.Call?.Came}".TrimEnd());
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException)
        {
            throw new ToolFaultException(ExitCodes.Failed, "TXCT-CNF-002", $"Tại {url} không có hợp đồng: GET / hoặc nơi cấp mã truy cập không trả lời như hợp đồng viết. Xin kiểm tra --url.");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            throw new ToolFaultException(ExitCodes.Later, "TXCT-CNF-001", $"Chưa gọi được {url}. Xin kiểm tra địa chỉ, tường lửa, chứng thư số, rồi thử lại. ({exception.Message})");
        }
    }

    private static Uri AddressOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? url
        : throw new ToolFaultException(ExitCodes.Usage, "TXCT-CNF-004", "Xin ghi địa chỉ gốc của hợp đồng, ví dụ --url https://hdnd.vi-du.vn/txct-host/v1.");

    /// <summary>Never from the command line: whoever lists the processes would read it.</summary>
    private static async Task<string> SecretAsync(string? file, bool fromStdin, CancellationToken cancel)
    {
        if (file is not null == fromStdin)
        {
            throw new ToolFaultException(ExitCodes.Usage, "TXCT-CNF-005", "Xin đưa khóa bí mật bằng một trong hai cách: --secret-file TỆP hoặc --secret-stdin.");
        }

        var secret = (file is null ? await Console.In.ReadToEndAsync(cancel) : await File.ReadAllTextAsync(file, cancel)).Trim();
        return secret.Length > 0 ? secret : throw new ToolFaultException(ExitCodes.Usage, "TXCT-CNF-005", "Khóa bí mật trống. Xin xem lại tệp hoặc đầu vào chuẩn.");
    }
}
