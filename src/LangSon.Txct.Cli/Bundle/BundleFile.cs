using LangSon.Txct.Cli.Doctor;
using LangSon.Txct.Cli.Settings;
using LangSon.Txct.Cli.Work;
using LangSon.Txct.Operations.Bundle;

namespace LangSon.Txct.Cli.Bundle;

/// <summary>The bundle as the tool makes it, with the host running or stopped.</summary>
internal static class BundleFile
{
    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="data">The module's data folder.</param>
    /// <param name="url">Where the module runs; null to leave it unasked.</param>
    /// <returns>The entries' names.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(string data, string? url, string path, TimeProvider time, CancellationToken cancel)
    {
        if (!Directory.Exists(data))
        {
            throw new ToolFaultException(ExitCodes.Broken, "TXCT-BUN-002", $"Không có thư mục {data}. Xin ghi đúng --data.");
        }

        var settings = new SettingsFile(data);
        var module = await ModuleAnswers.AskAsync(data, url, cancel);
        var entries = SupportBundle.Entries(new BundleSource(data, settings.Read(), settings.Known(), [], [.. await DoctorRun.MachineAsync(DoctorPlace.Of(data, null), cancel)], module.Checks, module.Events, module.Fault), time);
        var unfinished = $"{path}.{Guid.NewGuid():n}";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await SupportBundle.WriteAsync(entries, file, cancel);
            }

            File.Move(unfinished, path);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return [.. entries.Select(entry => entry.Name)];
    }
}
