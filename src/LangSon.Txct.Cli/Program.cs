using System.CommandLine;
using System.CommandLine.Completions;
using System.Text;
using LangSon.Txct.Cli;
using LangSon.Txct.Cli.Backup;
using LangSon.Txct.Cli.Bundle;
using LangSon.Txct.Cli.Classify;
using LangSon.Txct.Cli.Completion;
using LangSon.Txct.Cli.Conformance;
using LangSon.Txct.Cli.Doctor;
using LangSon.Txct.Cli.Inspect;
using LangSon.Txct.Cli.Installing;
using LangSon.Txct.Cli.Packages;
using LangSon.Txct.Cli.Plan;
using LangSon.Txct.Cli.Read;
using LangSon.Txct.Cli.Settings;
using LangSon.Txct.Cli.Work;

Console.OutputEncoding = Encoding.UTF8;
var root = new RootCommand("Công cụ của người quản trị phân hệ tiếp xúc cử tri.") { InspectCommand.Create(), ReadCommand.Create(), ClassifyCommand.Create(), PlanCommand.Create(), WorkCommand.Create(), NowCommands.Publish(), NowCommands.Pull(), JobsCommand.Create(), DoctorCommand.Create(), SettingsCommand.Create(), BackupCommands.Backup(), BackupCommands.Restore(), BundleCommand.Create(), PackCommand.Create(), VerifyCommand.Create(), InstallCommand.Plan(), InstallCommand.Create(), SwitchCommands.Enable(), SwitchCommands.Disable(), StatusCommand.Create(), VersionCommands.Upgrade(), VersionCommands.Rollback(), RemoveCommands.Uninstall(), RemoveCommands.Purge(), ConformanceCommand.Create(), CompletionCommand.Create() };
var parsed = root.Parse(args);

// A line that is being typed is wrong until it is done.
if (parsed.Errors.Count == 0 || root.Directives.OfType<SuggestDirective>().Any(directive => parsed.GetResult(directive) is not null))
{
    return await parsed.InvokeAsync();
}

foreach (var error in parsed.Errors)
{
    await Console.Error.WriteLineAsync(error.Message);
}

return ExitCodes.Usage;
