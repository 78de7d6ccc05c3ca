using LangSon.Txct.Operations.Backup;

namespace LangSon.Txct.Cli.Work;

internal static class ToolCalls
{
    /// <summary>Does it; what stands in the way is said on the error stream, and told by the exit code.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (ToolFaultException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return fault.ExitCode;
        }
        catch (BackupFaultException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return fault.Code switch { DataCopy.InUse => ExitCodes.Failed, DataCopy.PutBack => ExitCodes.RolledBack, _ => ExitCodes.Broken };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"TXCT-CLI-008 Không đọc hoặc ghi được trên máy này: {exception.Message} Xin kiểm tra đường dẫn, quyền của tài khoản chạy lệnh và chỗ trống trên đĩa.");
            return ExitCodes.Failed;
        }
    }
}
