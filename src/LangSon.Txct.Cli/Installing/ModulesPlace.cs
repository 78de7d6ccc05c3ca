using System.CommandLine;
using LangSon.Txct.Cli.Packages;
using LangSon.Txct.Cli.Work;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Installing;

namespace LangSon.Txct.Cli.Installing;

/// <summary>A host's folder of modules, as whoever calls the tool names it, and what commands upon it have in common.</summary>
internal sealed class ModulesPlace
{
    private readonly Option<string> modules = new("--modules") { HelpName = "THƯ MỤC", Description = "Thư mục các phân hệ của phần mềm; nếu không ghi, lấy biến TXCT_MODULES." };

    private readonly Option<string?> module = new("--module") { HelpName = "MÃ", Description = "Mã phân hệ, khi thư mục có nhiều phân hệ." };

    private readonly Option<bool> json = new("--json") { Description = "Một đối tượng JSON." };

    /// <param name="act">What the command does; it answers with what is printed as JSON, what is said, and the exit code.</param>
    public Command Command(string name, string description, IEnumerable<Symbol> own, Func<ParseResult, Answer> act)
    {
        var command = new Command(name, description) { modules, module, json };
        foreach (var symbol in own)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.SetAction((parsed, _) => ToolCalls.RunAsync(() => Task.FromResult(Run(() => act(parsed), parsed.GetValue(json)))));
        return command;
    }

    /// <exception cref="ToolFaultException">Nobody said where.</exception>
    public string DirectoryOf(ParseResult parsed) =>
        parsed.GetValue(modules) ?? Environment.GetEnvironmentVariable("TXCT_MODULES") ?? throw new ToolFaultException(ExitCodes.Usage, "TXCT-CLI-009", "Xin ghi thư mục các phân hệ của phần mềm: --modules THƯ MỤC.");

    /// <exception cref="ModuleRefusedException">No module was ever installed there, or several are and none is named.</exception>
    public ModuleFolder FolderOf(ParseResult parsed) => ModuleFolder.Find(DirectoryOf(parsed), parsed.GetValue(module));

    private static int Run(Func<Answer> act, bool isJson)
    {
        try
        {
            var answer = act();
            (answer.ExitCode == ExitCodes.Ok || isJson ? Console.Out : Console.Error).WriteLine(isJson ? CommandJson.Write(answer.Facts) : answer.Said);
            return answer.ExitCode;
        }
        catch (ModuleRefusedException refused)
        {
            return PackageFacts.Refused(refused.Code, refused.Message, isJson);
        }
    }

    /// <param name="Facts">For programs.</param>
    /// <param name="Said">For people, in Vietnamese.</param>
    internal sealed record Answer(object Facts, string Said, int ExitCode = ExitCodes.Ok);
}
