using System.CommandLine;

namespace LangSon.Txct.Cli.Work;

/// <summary>The module's data folder, as whoever calls the tool names it.</summary>
internal static class DataFolder
{
    public static Option<string> Option() => new("--data") { HelpName = "THƯ MỤC", Description = "Thư mục dữ liệu của phân hệ; nếu không ghi, lấy biến TXCT_DATA." };

    /// <param name="said">With the option; null if it was left out.</param>
    /// <exception cref="ToolFaultException">Nobody said where.</exception>
    public static string Of(string? said) =>
        said ?? Environment.GetEnvironmentVariable("TXCT_DATA") ?? throw new ToolFaultException(ExitCodes.Usage, "TXCT-CLI-001", "Xin ghi thư mục dữ liệu của phân hệ: --data THƯ MỤC.");
}
