using System.CommandLine;
using System.Text;
using System.Text.Json;

namespace LangSon.Txct.Cli.Work;

/// <summary>`txct work`: the year's rounds and what is on its way, as the running module counts it.</summary>
internal static class WorkCommand
{
    public static Command Create()
    {
        var (data, url) = (DataFolder.Option(), RunningModule.UrlOption());
        var json = new Option<bool>("--json") { Description = "Một đối tượng JSON." };
        var command = new Command("work", "Xem các đợt và những việc đang chạy.") { data, url, json };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(
            async () =>
            {
                using var module = RunningModule.Open(parsed.GetValue(data), parsed.GetValue(url));
                var work = await module.WorkAsync(cancel);
                await Console.Out.WriteLineAsync((parsed.GetValue(json) ? CommandJson.Write(work) : Text(work)).AsMemory(), cancel);
                return ExitCodes.Ok;
            }));
        return command;
    }

    private static string Text(JsonElement work)
    {
        var text = new StringBuilder();
        foreach (var round in work.GetProperty("rounds").EnumerateArray())
        {
            var counts = round.GetProperty("counts");
            text.AppendLine($"Đợt {round.GetProperty("letter").GetString()}  {Stage(round.GetProperty("stage").GetString()),-13}  "
                + $"tài liệu {Of(counts, "papersPublished", "papersRequired")}  Tổ đủ báo cáo {Of(counts, "groupsComplete", "groupsAll")}  {round.GetProperty("title").GetString()}");
        }

        var queues = work.GetProperty("queues");
        var last = work.GetProperty("rounds").EnumerateArray().Last().GetProperty("counts");
        text.AppendLine()
            .AppendLine($"Tệp chưa đọc: {queues.GetProperty("filesOpen")}")
            .AppendLine($"Tệp chờ người xử lý: {last.GetProperty("filesHeld")}")
            .AppendLine($"Nguồn đang hỏi: {queues.GetProperty("asksOpen")}")
            .AppendLine($"Văn bản của Tổ chưa nhận xong: {queues.GetProperty("reportsOpen")}")
            .AppendLine($"Việc chờ chuyển vào phần mềm: {queues.GetProperty("deliveriesOpen")}")
            .Append($"Việc bị gác lại: {work.GetProperty("setAside")}");
        return text.ToString();
    }

    private static string Of(JsonElement counts, string done, string all) => $"{counts.GetProperty(done)}/{counts.GetProperty(all)}";

    private static string Stage(string? stage) => stage switch { "coming" => "sắp tới", "running" => "đang diễn ra", _ => "đã qua" };
}
