namespace LangSon.Txct.ReferenceHost.Demo;

/// <summary>What the demo says while it works, one step a line. With <c>--json</c> the steps go to standard error.</summary>
internal sealed class DemoVoice(TextWriter output)
{
    private int step;

    public void Step(string sentence) => output.WriteLine($"{++step,2}. {sentence}");

    public void Detail(string sentence) => output.WriteLine($"    {sentence}");

    public void Table(IEnumerable<FileOutcome> files)
    {
        foreach (var file in files)
        {
            output.WriteLine($"    {Word(file.Outcome),-12} {file.Sha256[..12]}  {file.Path}{(file.Code is null ? "" : $"  [{file.Code}]")}");
        }
    }

    private static string Word(string outcome) => outcome switch
    {
        "published" => "đã đăng",
        "held" => "đang giữ",
        "refused" => "từ chối",
        "waiting" => "chờ bế mạc",
        "pulled" => "đã nhận",
        _ => "MẤT",
    };
}
