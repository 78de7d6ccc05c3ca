using System.CommandLine;

namespace LangSon.Txct.Cli.Completion;

/// <summary>`txct completion bash|powershell`: what a shell has to run to complete commands and options by the Tab key.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _txct_complete() {
            local IFS=$'\n'
            COMPREPLY=( $(compgen -W "$(txct "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}") )
        }
        complete -o default -F _txct_complete txct
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName txct -ScriptBlock {
            param($word, $line, $position)
            txct "[suggest:$position]" "$line".PadRight($position) 2>$null |
                Where-Object { $_.StartsWith($word) } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    public static Command Create() => new("completion", "In đoạn lệnh để phím Tab gợi ý lệnh, tùy chọn của txct.")
    {
        Of("bash", "Cho bash; thêm vào ~/.bashrc: source <(txct completion bash).", Bash),
        Of("powershell", "Cho PowerShell; thêm vào $PROFILE: txct completion powershell | Out-String | Invoke-Expression.", PowerShell),
    };

    private static Command Of(string shell, string description, string script)
    {
        var command = new Command(shell, description);
        command.SetAction(_ => Console.Out.WriteLine(script));
        return command;
    }
}
