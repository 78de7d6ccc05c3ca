namespace LangSon.Txct.ReferenceHost.Demo;

/// <summary>What the demo says while it works, one step a line. With <c>--json</c> the steps go to standard error.</summary>
internal sealed class DemoVoice(TextWriter output)
{
    private int step;

    public void Step(string sentence) => output.WriteLine($"{++step,2}. {sentence}");

    public void Detail(string sentence) => output.WriteLine($"    {sentence}");

    public void Account(DemoAccount account)
    {
        Step("Từng tệp:");
        foreach (var file in account.Files)
        {
            output.WriteLine($"    {Word(file.Outcome),-12} {file.Sha256[..12]}  {file.Path}{(file.Code is null ? "" : $"  [{file.Code}]")}");
        }

        Step(
            $"Tài liệu: đưa vào {account.DocumentsOffered}, đăng trong lần này {account.DocumentsPublished} (đã tải lại và so mã {account.DocumentsVerified}, trong đó đã thu hồi {account.DocumentsWithdrawn}), giữ {account.DocumentsHeld}, từ chối {account.DocumentsRefused}; phần mềm có {account.DocumentsAtHost}.");
        Step($"Các Tổ: có {account.ReportsOffered} giấy tờ, nhận trong lần này {account.ReportsPulled} báo cáo, {account.MinutesPulled} biên bản.");
        Step($"Trùng {account.Duplicates}, mất {account.Lost}; {account.Seconds:0.0} giây.");
    }

    private static string Word(string outcome) => outcome switch
    {
        "published" => "đã đăng",
        "held" => "đang giữ",
        "withdrawn" => "đã thu hồi",
        "refused" => "từ chối",
        "waiting" => "chờ bế mạc",
        "pulled" => "đã nhận",
        "ignored" => "bỏ qua",
        _ => "MẤT",
    };
}
