using System.CommandLine;
using LangSon.Txct.Cli.Work;
using LangSon.Txct.Operations.Backup;

namespace LangSon.Txct.Cli.Backup;

/// <summary>`txct backup` and `txct restore`: the module's data to a folder, and back on this machine or another.</summary>
internal static class BackupCommands
{
    public static Command Backup()
    {
        var (data, to, json) = (DataFolder.Option(), new Option<string>("--to") { HelpName = "THƯ MỤC", Description = "Nơi để bản sao lưu; mỗi lần một thư mục con.", Required = true }, Json());
        var command = new Command("backup", "Sao lưu dữ liệu của phân hệ, cả khi phần mềm đang chạy.") { data, to, json };
        command.SetAction((parsed, _) => RunAsync(() =>
        {
            var (folder, facts) = DataCopy.Make(DataFolder.Of(parsed.GetValue(data)), parsed.GetValue(to)!, TimeProvider.System);
            Console.Out.WriteLine(parsed.GetValue(json)
                ? CommandJson.Write(new { ok = true, folder, files = facts.Files, bytes = facts.Bytes, madeAt = facts.MadeAt })
                : $"Đã sao lưu vào {folder}: cơ sở dữ liệu và {facts.Files} tệp, {facts.Bytes >> 10} KB.");
        }));
        return command;
    }

    public static Command Restore()
    {
        var (copy, data, json) = (new Argument<string>("bản sao lưu") { HelpName = "THƯ MỤC", Description = "Thư mục do “txct backup” tạo." }, DataFolder.Option(), Json());
        var command = new Command("restore", "Khôi phục dữ liệu từ bản sao lưu; phần mềm phải dừng.") { copy, data, json };
        command.SetAction((parsed, _) => RunAsync(() =>
        {
            var before = DataCopy.Restore(parsed.GetValue(copy)!, DataFolder.Of(parsed.GetValue(data)), TimeProvider.System);
            Console.Out.WriteLine(parsed.GetValue(json)
                ? CommandJson.Write(new { ok = true, before })
                : $"Đã khôi phục.{(before is null ? "" : $" Dữ liệu trước đó còn ở {before}.")} Khởi động phần mềm: phân hệ tự đối chiếu với phần mềm Quản lý nghiệp vụ HĐND rồi gửi những gì còn thiếu.");
        }));
        return command;
    }

    private static Task<int> RunAsync(Action act) => ToolCalls.RunAsync(() =>
    {
        act();
        return Task.FromResult(ExitCodes.Ok);
    });

    private static Option<bool> Json() => new("--json") { Description = "Một đối tượng JSON." };
}
