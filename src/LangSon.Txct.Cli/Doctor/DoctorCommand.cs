using System.CommandLine;
using System.Text.Json;
using LangSon.Txct.Cli.Work;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>`txct doctor`: looks at the machine, and asks the module if it runs. Each finding has its code and what to do.</summary>
internal static class DoctorCommand
{
    /// <summary>The module's own looks end with ours; then its answer has to come.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(0.4);

    public static Command Create()
    {
        var (data, url) = (DataFolder.Option(), RunningModule.UrlOption());
        var settings = new Option<string?>("--settings") { HelpName = "TỆP", Description = "Tệp thiết đặt của phần mềm (appsettings.json), để biết những địa chỉ, thư mục đặt ở đó." };
        var isolation = new Option<bool>("--isolation") { Description = "Kể từng thư viện riêng: bản của phần mềm, bản của phân hệ, nơi nạp." };
        var host = new Option<string?>("--host") { HelpName = "THƯ MỤC", Description = "Thư mục chương trình của phần mềm, cho --isolation khi phần mềm dừng." };
        var timeout = new Option<int>("--timeout") { HelpName = "GIÂY", Description = "Mỗi mục chờ lâu nhất bao nhiêu giây; mặc định 2.", DefaultValueFactory = _ => 2 };
        var strict = new Option<bool>("--strict") { Description = "Cảnh báo cũng tính là lỗi." };
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        var command = new Command("doctor", "Kiểm tra máy chủ và phân hệ, cả khi phần mềm đang dừng.") { data, url, settings, isolation, host, timeout, strict, json };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(async () =>
        {
            var place = DoctorPlace.Of(DataFolder.Of(parsed.GetValue(data)), parsed.GetValue(settings)) with { Longest = TimeSpan.FromSeconds(parsed.GetValue(timeout)) };
            var report = await DoctorReport.LookAsync(place, parsed.GetValue(url), cancel);
            var libraries = !parsed.GetValue(isolation) ? null : report.Libraries ?? IsolationLook.Of(place.Module, parsed.GetValue(host));
            Console.Out.WriteLine(parsed.GetValue(json) ? report.Json(libraries) : report.Text(libraries));
            return report.ExitCode(parsed.GetValue(strict));
        }));
        return command;
    }

    /// <summary>What the running module says of itself.</summary>
    /// <returns>Nothing if nobody says where it runs, or its answers; a warning if it does not answer.</returns>
    public static async Task<ModuleSaid?> AskAsync(DoctorPlace place, string? url, CancellationToken cancel)
    {
        if ((url ?? Environment.GetEnvironmentVariable("TXCT_URL")) is not { Length: > 0 } address)
        {
            return null;
        }

        try
        {
            using var module = RunningModule.Open(place.Data, address);
            var (checks, libraries) = (module.ChecksAsync(cancel), module.LibrariesAsync(cancel));
            await Task.WhenAll(checks, libraries).WaitAsync(place.Longest + OnTheWay, place.Time, cancel);
            return new ModuleSaid(true, [.. (await checks).GetProperty("results").EnumerateArray().Select(CheckOf)], IsolationLook.Of(await libraries));
        }
        catch (Exception exception) when (exception is ToolFaultException or TimeoutException)
        {
            var said = exception is TimeoutException ? "phân hệ không trả lời kịp" : exception.Message;
            return new ModuleSaid(false, [new DoctorCheck("TXCT-DOC-011", "Phân hệ đang chạy", DoctorCheck.Warning, said, "Khởi động phần mềm, xem lại --url và --data.")], null);
        }
    }

    private static DoctorCheck CheckOf(JsonElement result) => new(
        result.GetProperty("code").GetString()!, result.GetProperty("name").GetString()!, result.GetProperty("level").GetString()!, result.GetProperty("observed").GetString()!, result.GetProperty("fix").GetString()!);
}

/// <param name="Libraries">Null if it did not answer.</param>
internal sealed record ModuleSaid(bool IsReached, IReadOnlyList<DoctorCheck> Checks, IReadOnlyList<PrivateLibrary>? Libraries);
