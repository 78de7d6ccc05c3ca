namespace LangSon.Txct.Content;

/// <summary>A file was gone right after it was written: something on this machine deletes it, mostly a virus scanner.</summary>
/// <param name="path">Full path of the file.</param>
internal sealed class VanishedFileException(string path, Exception? cause = null) : IOException($"{Code} {path} was gone right after it was written. Exclude the module's folder from the virus scanner.", cause)
{
    public const string Code = "TXCT-OPS-122";

    /// <exception cref="VanishedFileException">It is not there.</exception>
    public static void ThrowIfGone(string path)
    {
        if (!File.Exists(path))
        {
            throw new VanishedFileException(path);
        }
    }
}
