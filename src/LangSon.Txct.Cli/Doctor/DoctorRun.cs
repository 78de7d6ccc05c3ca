using LangSon.Txct.Operations.Checks;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>All looks at once, none of which may take long or throw. Nothing is changed.</summary>
internal static class DoctorRun
{
    /// <summary>What can be seen on this machine whether or not the host runs.</summary>
    public static Task<DoctorCheck[]> MachineAsync(DoctorPlace place, CancellationToken cancel) => RunAsync(place, [.. new FolderLooks(place).All(), .. IfThere(place), .. new MachineLooks(place).All()], cancel);

    /// <summary>What the settings lead to: files, proxy, other systems.</summary>
    public static Task<DoctorCheck[]> SettingsAsync(DoctorPlace place, CancellationToken cancel) => RunAsync(place, [.. new SettingsLooks(place).All(), .. new NetworkLooks(place).All(cancel)], cancel);

    private static IEnumerable<ModuleCheck> IfThere(DoctorPlace place) => Directory.Exists(place.Data) ? [.. new DataLooks(place).All(), .. new ModuleLooks(place).All()] : [];

    private static Task<DoctorCheck[]> RunAsync(DoctorPlace place, IEnumerable<ModuleCheck> looks, CancellationToken cancel) => Task.WhenAll(looks.Select(look => RunAsync(place, look, cancel)));

    private static async Task<DoctorCheck> RunAsync(DoctorPlace place, ModuleCheck look, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            var seen = await Task.Run(() => look.Look(late.Token), late.Token).WaitAsync(place.Longest, place.Time, cancel);
            return new DoctorCheck(look.Code, look.Name, seen.Level.ToString().ToLowerInvariant(), seen.Words, seen.Fix);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            await late.CancelAsync();
            return new DoctorCheck(
                look.Code, look.Name, DoctorCheck.Warning, exception is TimeoutException ? $"chưa có kết quả sau {place.Longest.TotalSeconds:0} giây" : $"không kiểm tra được: {exception.Message}",
                "Chạy lại lệnh lúc máy rảnh; nếu vẫn vậy, báo người hỗ trợ kèm mã này.");
        }
    }
}
