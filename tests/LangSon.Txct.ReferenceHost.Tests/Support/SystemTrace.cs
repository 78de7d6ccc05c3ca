using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>What a process asked of the system, in order, as strace wrote it down.</summary>
internal sealed partial class SystemTrace
{
    private readonly List<(string Call, int Began, int Ended)> calls = [];

    /// <param name="lines">As "123 fsync(7&lt;/folder/file&gt;) = 0"; a call that another thread interrupts is on two lines.</param>
    public SystemTrace(IEnumerable<string> lines)
    {
        var open = new Dictionary<string, int>();
        foreach (var (place, line) in lines.Index())
        {
            var thread = line.Split(' ', 2)[0];
            if (Resumed().IsMatch(line) && open.Remove(thread, out var began))
            {
                calls[began] = calls[began] with { Ended = place };
            }
            else if (line.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                open[thread] = calls.Count;
                calls.Add((line, place, int.MaxValue));
            }
            else
            {
                calls.Add((line, place, place));
            }
        }
    }

    /// <summary>The command that runs another one and writes its calls into a file.</summary>
    public static string[] To(string file, string calls) => ["strace", "-f", "-qq", "-y", "-s", "60", "--seccomp-bpf", "-e", $"trace={calls}", "-o", file];

    /// <summary>Has calls of a running process fail, some of them; ends by itself with the process.</summary>
    /// <param name="fault">As in fsync:error=EIO:when=1..9+2.</param>
    public static async Task<Process> FailAsync(int process, string fault)
    {
        var strace = Process.Start(new ProcessStartInfo("strace", ["-f", "-o", "/dev/null", "-e", $"trace={fault.Split(':')[0]}", "-e", $"inject={fault}", "-p", $"{process}"]) { RedirectStandardError = true })!;

        // It says so when it is attached.
        var said = await strace.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        _ = strace.StandardError.ReadToEndAsync();
        Assert.Contains("attached", said);
        return strace;
    }

    /// <summary>When the first call whose line has all these words began, after this place; null if none did.</summary>
    public int? Began(int after, params string[] words) => Find(after, words)?.Began;

    /// <summary>When the first such call had ended.</summary>
    public int? Ended(int after, params string[] words) => Find(after, words)?.Ended;

    /// <summary>The line of the first such call.</summary>
    public string? Line(params string[] words) => Find(-1, words)?.Call;

    private (string Call, int Began, int Ended)? Find(int after, string[] words)
    {
        foreach (var call in calls.Where(call => call.Began > after && words.All(word => call.Call.Contains(word, StringComparison.Ordinal))))
        {
            return call;
        }

        return null;
    }

    [GeneratedRegex(@"^\d+ +<\.\.\. \w+ resumed>")]
    private static partial Regex Resumed();
}
