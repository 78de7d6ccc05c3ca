using System.CommandLine;
using LangSon.Txct.Cli.Work;

namespace LangSon.Txct.Cli.Bundle;

/// <summary>`txct bundle`: what somebody who helps from afar needs to know, in one zip file that anybody may read.</summary>
internal static class BundleCommand
{
    public static Command Create()
    {
        var (data, url) = (DataFolder.Option(), RunningModule.UrlOption());
        var to = new Option<string>("--to") { HelpName = "TỆP", Description = "Tệp zip sẽ ghi; không ghi đè tệp đã có.", Required = true };
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        var command = new Command("bundle", "Gom thông tin hỗ trợ vào một tệp zip: không có bí mật, không có dữ liệu cá nhân.") { data, url, to, json };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(async () =>
        {
            var path = Path.GetFullPath(parsed.GetValue(to)!);
            if (File.Exists(path))
            {
                throw new ToolFaultException(ExitCodes.Failed, "TXCT-BUN-001", $"Đã có tệp {path}. Xin ghi tên khác.");
            }

            var entries = await BundleFile.WriteAsync(DataFolder.Of(parsed.GetValue(data)), parsed.GetValue(url), path, TimeProvider.System, cancel);
            await Console.Out.WriteLineAsync((parsed.GetValue(json)
                ? CommandJson.Write(new { ok = true, path, entries })
                : $"Đã ghi {path}: {entries.Count} tệp. Xin mở README.md trong đó xem trước khi gửi đi.").AsMemory(), cancel);
            return ExitCodes.Ok;
        }));
        return command;
    }
}
