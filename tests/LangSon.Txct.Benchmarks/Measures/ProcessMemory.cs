using System.Globalization;

namespace LangSon.Txct.Benchmarks.Measures;

/// <summary>Memory of a process as Linux counts it, in bytes.</summary>
internal static class ProcessMemory
{
    /// <summary>In use now, and the most since <see cref="ForgetPeak"/>.</summary>
    public static (long Now, long Peak) Of(int processId)
    {
        var status = File.ReadAllLines($"/proc/{processId}/status");
        return (Kibibytes(status, "VmRSS:") << 10, Kibibytes(status, "VmHWM:") << 10);
    }

    public static void ForgetPeak(int processId) => File.WriteAllText($"/proc/{processId}/clear_refs", "5");

    private static long Kibibytes(string[] status, string name) => long.Parse(
        status.Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
