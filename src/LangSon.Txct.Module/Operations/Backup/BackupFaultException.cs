namespace LangSon.Txct.Operations.Backup;

/// <summary>A copy that could not be made or used, and why.</summary>
/// <param name="code">TXCT-BAK-001 nothing to copy, 002 not sound, 003 a host has the data open, 004 what was there is there again.</param>
/// <param name="reason">Vietnamese, with the next step.</param>
internal sealed class BackupFaultException(string code, string reason) : Exception($"{code} {reason}")
{
    public string Code { get; } = code;
}
