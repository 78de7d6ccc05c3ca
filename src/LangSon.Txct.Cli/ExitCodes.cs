namespace LangSon.Txct.Cli;

/// <summary>What the command's end tells the script that called it.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>A check or an operation failed.</summary>
    public const int Failed = 1;

    /// <summary>The command was called in a wrong way.</summary>
    public const int Usage = 2;

    /// <summary>Settings are not valid, or what must be whole is not.</summary>
    public const int Broken = 3;

    /// <summary>The host was not reached, or is not done yet: try later.</summary>
    public const int Later = 4;

    /// <summary>The module does not fit the host.</summary>
    public const int Incompatible = 5;

    /// <summary>The module would be allowed more than before; a person must approve.</summary>
    public const int Approval = 6;

    /// <summary>It failed, and what was there before is there again.</summary>
    public const int RolledBack = 7;
}
