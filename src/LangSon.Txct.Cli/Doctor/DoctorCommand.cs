using System.CommandLine;
using LangSon.Txct.Cli.Work;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>`txct doctor`: looks at the machine, and asks the module if it runs. Each finding has its code and what to do.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var (data, url) = (DataFolder.Option(), RunningModule.UrlOption());
        var strict = new Option<bool>("--strict") { Description = "Cảnh báo cũng tính là lỗi." };
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        var command = new Command("doctor", "Kiểm tra máy chủ và phân hệ, cả khi phần mềm đang dừng.") { data, url, strict, json };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(() => RunAsync(parsed.GetValue(data), parsed.GetValue(url), parsed.GetValue(strict), parsed.GetValue(json), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(string? data, string? url, bool isStrict, bool isJson, CancellationToken cancel)
    {
        var folder = DataFolder.Of(data);
        List<DoctorCheck> checks = [.. new MachineLooks(folder).All()];
        var isReached = await AskAsync(checks, folder, url, cancel);
        var (bad, warned) = (checks.Count(check => check.Level == DoctorCheck.Bad), checks.Count(check => check.Level == DoctorCheck.Warning));
        Console.Out.WriteLine(isJson
            ? CommandJson.Write(new { ready = bad == 0 && isReached != false, bad, warnings = warned, checks })
            : string.Join('\n', [.. checks.Select(check => check.Line), "", bad > 0 ? $"{bad} lỗi, {warned} cảnh báo." : isReached switch { true => "Sẵn sàng.", null => "Máy chủ sẵn sàng; chưa hỏi phân hệ vì không ghi --url.", _ => "Máy chủ sẵn sàng; phân hệ chưa trả lời." }]));
        return bad > 0 || (isStrict && warned > 0) ? ExitCodes.Failed : isReached == false ? ExitCodes.Later : ExitCodes.Ok;
    }

    /// <summary>What the running module says of itself; null if nobody says where it runs.</summary>
    private static async Task<bool?> AskAsync(List<DoctorCheck> checks, string folder, string? url, CancellationToken cancel)
    {
        if ((url ?? Environment.GetEnvironmentVariable("TXCT_URL")) is not { Length: > 0 } address)
        {
            return null;
        }

        try
        {
            using var module = RunningModule.Open(folder, address);
            var report = await module.ChecksAsync(cancel);
            checks.AddRange(report.GetProperty("results").EnumerateArray().Select(result => new DoctorCheck(
                result.GetProperty("code").GetString()!, result.GetProperty("name").GetString()!, result.GetProperty("level").GetString()!, result.GetProperty("observed").GetString()!, result.GetProperty("fix").GetString()!)));
            return true;
        }
        catch (ToolFaultException fault)
        {
            checks.Add(new DoctorCheck("TXCT-DOC-011", "Phân hệ đang chạy", DoctorCheck.Warning, fault.Message, "Khởi động phần mềm, xem lại --url và --data."));
            return false;
        }
    }
}
