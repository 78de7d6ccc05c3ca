using System.CommandLine;
using System.Text;
using LangSon.Txct.Cli.Work;

namespace LangSon.Txct.Cli.Settings;

/// <summary>`txct settings check|set|export|import`: the module's own settings, with the host running or stopped; they hold from its next start on.</summary>
internal static class SettingsCommand
{
    public static Command Create() => new("settings", "Thiết đặt riêng của phân hệ.") { Check(), Set(), Export(), Import() };

    private static Command Check()
    {
        var (file, data, json) = (new Argument<string?>("tệp") { HelpName = "TỆP", Description = "Tệp thiết đặt; bỏ trống thì xem tệp đang có.", Arity = ArgumentArity.ZeroOrOne }, DataFolder.Option(), Json());
        var command = new Command("check", "Xem thiết đặt có đúng không.") { file, data, json };
        command.SetAction((parsed, _) => ToolCalls.RunAsync(() =>
        {
            var settings = new SettingsFile(FolderOf(parsed.GetValue(data)));
            var checkedOnes = parsed.GetValue(file) is { } path ? SettingsFile.ReadFrom(path) : settings.Read();
            return Task.FromResult(Tell(settings.FaultsOf(checkedOnes), $"{checkedOnes.Count} khóa, đều đúng.", parsed.GetValue(json)));
        }));
        return command;
    }

    private static Command Set()
    {
        var (key, value) = (new Argument<string>("khóa") { HelpName = "KHÓA", Description = "Ví dụ Publishing:Release." }, new Argument<string?>("giá trị") { HelpName = "GIÁ TRỊ", Description = "Bỏ trống là về mặc định.", Arity = ArgumentArity.ZeroOrOne });
        var (stdin, data, json) = (new Option<bool>("--stdin") { Description = "Đọc giá trị từ đầu vào chuẩn; mật khẩu, khóa bí mật phải theo cách này." }, DataFolder.Option(), Json());
        var command = new Command("set", "Đổi một thiết đặt.") { key, value, stdin, data, json };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(async () =>
        {
            var settings = new SettingsFile(FolderOf(parsed.GetValue(data)));
            var (named, typed) = (parsed.GetValue(key)!, parsed.GetValue(stdin) ? (await Console.In.ReadToEndAsync(cancel)).TrimEnd('\r', '\n') : parsed.GetValue(value));
            if (settings.Known().GetValueOrDefault(named) is { IsSecret: true } && parsed.GetValue(value) is not null)
            {
                throw new ToolFaultException(ExitCodes.Usage, "TXCT-CFG-002", $"{named} là bí mật, không ghi trên dòng lệnh. Xin dùng --stdin.");
            }

            var next = new Dictionary<string, string?>(settings.Read());
            next.Remove(named);
            if (!string.IsNullOrEmpty(typed))
            {
                next[named] = typed;
            }

            var faults = settings.Known().ContainsKey(named) ? settings.FaultsOf(next) : settings.FaultsOf(new Dictionary<string, string?> { [named] = typed });
            if (faults.Count == 0)
            {
                settings.Write(next);
            }

            return Tell(faults, $"Đã lưu {named}; có hiệu lực khi khởi động lại phân hệ.", parsed.GetValue(json));
        }));
        return command;
    }

    private static Command Export()
    {
        var (output, data) = (new Option<string?>("--output") { HelpName = "TỆP", Description = "Ghi ra tệp; không ghi thì in ra." }, DataFolder.Option());
        var command = new Command("export", "Chép thiết đặt ra, không kèm bí mật.") { output, data };
        command.SetAction((parsed, cancel) => ToolCalls.RunAsync(async () =>
        {
            var settings = new SettingsFile(FolderOf(parsed.GetValue(data)));
            var known = settings.Known();
            var text = CommandJson.Write(settings.Read().OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => known.GetValueOrDefault(pair.Key) is { IsSecret: true } ? SettingsFile.Masked : pair.Value));
            if (parsed.GetValue(output) is { } path)
            {
                await File.WriteAllTextAsync(path, text + "\n", new UTF8Encoding(false), cancel);
            }
            else
            {
                await Console.Out.WriteLineAsync(text.AsMemory(), cancel);
            }

            return ExitCodes.Ok;
        }));
        return command;
    }

    private static Command Import()
    {
        var (file, data, json) = (new Argument<string>("tệp") { HelpName = "TỆP", Description = "Tệp do “txct settings export” ghi ra." }, DataFolder.Option(), Json());
        var command = new Command("import", "Nhận thiết đặt từ tệp: đúng hết thì lưu, sai một chỗ thì không đổi gì.") { file, data, json };
        command.SetAction((parsed, _) => ToolCalls.RunAsync(() =>
        {
            var settings = new SettingsFile(FolderOf(parsed.GetValue(data)));
            var before = settings.Read();

            // A secret that was masked when it was exported stays what it is here.
            var next = SettingsFile.ReadFrom(parsed.GetValue(file)!).Select(pair => pair.Value == SettingsFile.Masked ? new(pair.Key, before.GetValueOrDefault(pair.Key)) : pair).Where(pair => pair.Value is not null).ToDictionary();
            var faults = settings.FaultsOf(next);
            if (faults.Count == 0)
            {
                settings.Write(next);
            }

            return Task.FromResult(Tell(faults, $"Đã lưu {next.Count} khóa; có hiệu lực khi khởi động lại phân hệ.", parsed.GetValue(json)));
        }));
        return command;
    }

    private static Option<bool> Json() => new("--json") { Description = "Một đối tượng JSON." };

    /// <exception cref="ToolFaultException">Nobody said where, or there is no such folder.</exception>
    private static string FolderOf(string? data)
    {
        var folder = DataFolder.Of(data);
        return Directory.Exists(folder) ? folder : throw new ToolFaultException(ExitCodes.Broken, "TXCT-CFG-003", $"Không có thư mục {folder}. Xin ghi đúng --data, hoặc khởi động phần mềm một lần.");
    }

    private static int Tell(IReadOnlyList<string> faults, string done, bool isJson)
    {
        if (isJson)
        {
            Console.Out.WriteLine(CommandJson.Write(new { ok = faults.Count == 0, faults }));
        }
        else if (faults.Count == 0)
        {
            Console.Out.WriteLine(done);
        }
        else
        {
            Console.Error.WriteLine($"TXCT-CFG-004 Chưa lưu, mọi thứ như cũ.\n{string.Join('\n', faults)}");
        }

        return faults.Count == 0 ? ExitCodes.Ok : ExitCodes.Broken;
    }
}
