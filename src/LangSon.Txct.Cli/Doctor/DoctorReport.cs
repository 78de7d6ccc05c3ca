namespace LangSon.Txct.Cli.Doctor;

/// <summary>All that was found, and what that comes to.</summary>
/// <param name="IsReached">Whether the running module answered; null if nobody says where it runs.</param>
/// <param name="Libraries">As the running module tells of them; null if it was not asked, or did not answer.</param>
internal sealed record DoctorReport(IReadOnlyList<DoctorCheck> Checks, bool? IsReached, IReadOnlyList<PrivateLibrary>? Libraries)
{
    private int Bad => Checks.Count(check => check.Level == DoctorCheck.Bad);

    private int Warned => Checks.Count(check => check.Level == DoctorCheck.Warning);

    /// <summary>Looks and asks at the same time.</summary>
    public static async Task<DoctorReport> LookAsync(DoctorPlace place, string? url, CancellationToken cancel)
    {
        var asking = DoctorCommand.AskAsync(place, url, cancel);
        var found = await Task.WhenAll(DoctorRun.MachineAsync(place, cancel), DoctorRun.SettingsAsync(place, cancel));
        var said = await asking;

        // The module knows its settings better than whoever reads them from outside.
        return new DoctorReport([.. found.SelectMany(checks => checks).Where(check => said is null || said.Checks.All(own => own.Code != check.Code)), .. said?.Checks ?? []], said?.IsReached, said?.Libraries);
    }

    public int ExitCode(bool isStrict) => Bad > 0 || (isStrict && Warned > 0) ? ExitCodes.Failed : IsReached == false ? ExitCodes.Later : ExitCodes.Ok;

    public string Json(IReadOnlyList<PrivateLibrary>? libraries) => CommandJson.Write(new { ready = Bad == 0 && IsReached != false, bad = Bad, warnings = Warned, checks = Checks, isolation = libraries });

    public string Text(IReadOnlyList<PrivateLibrary>? libraries) => string.Join('\n', [.. Checks.Select(check => check.Line), .. Lines(libraries), "", Verdict]);

    private static IEnumerable<string> Lines(IReadOnlyList<PrivateLibrary>? libraries) => libraries switch
    {
        null => [],
        [] => ["Thư viện riêng: không thấy phiên bản nào đã cài cạnh thư mục dữ liệu."],
        _ => [$"Thư viện riêng: {libraries.Count}", .. libraries.Select(library => library.Line)],
    };

    private string Verdict => Bad > 0 ? $"{Bad} lỗi, {Warned} cảnh báo."
        : IsReached switch { true => "Sẵn sàng.", null => "Máy chủ sẵn sàng; chưa hỏi phân hệ vì không ghi --url.", _ => "Máy chủ sẵn sàng; phân hệ chưa trả lời." };
}
