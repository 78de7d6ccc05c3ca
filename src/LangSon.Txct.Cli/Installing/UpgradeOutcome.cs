using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Installing;

namespace LangSon.Txct.Cli.Installing;

/// <summary>What became of an upgrade once the host was started again.</summary>
internal static class UpgradeOutcome
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until the host serves the new version, or has gone back to the one before.</summary>
    public static ModulesPlace.Answer Await(ModuleFolder folder, string version, TimeSpan longest)
    {
        for (var waited = TimeSpan.Zero; waited < longest; waited += Look)
        {
            if (folder.Current is not { } current || current.Version != version)
            {
                return WentBack(folder, version);
            }

            if (folder.Told is { State: nameof(ModuleState.Active) } told && told.Version == version && told.At > current.At)
            {
                return new ModulesPlace.Answer(new { ok = true, id = folder.Id, version, changed = true, previous = current.Previous }, $"Phần mềm đang dùng {folder.Id} {version}.");
            }

            Thread.Sleep(Look);
        }

        return new ModulesPlace.Answer(new { ok = true, id = folder.Id, version, changed = true, restart = true }, $"Đã cài {folder.Id} {version}; phần mềm chưa khởi động lại với bản này. Xin khởi động lại rồi xem “txct status”.", ExitCodes.Later);
    }

    private static ModulesPlace.Answer WentBack(ModuleFolder folder, string version)
    {
        var (now, code) = (folder.Current?.Version, folder.Journal.LastOrDefault(entry => entry.Act == "wentBack")?.Code);
        return new ModulesPlace.Answer(
            new { ok = false, id = folder.Id, version = now, failed = version, code, rolledBack = true },
            $"Bản {version} không chạy được ({code}); phần mềm đã tự quay về {now}, dữ liệu như trước. Xin xem nhật ký của phần mềm, rồi báo nơi phát hành.", ExitCodes.RolledBack);
    }
}
