namespace LangSon.Txct.Cli.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Level">good, info, warning or bad, as the running module words it.</param>
/// <param name="Observed">What was found, with its figure; in Vietnamese.</param>
/// <param name="Fix">What to do; empty where nothing has to be done.</param>
internal sealed record DoctorCheck(string Code, string Name, string Level, string Observed, string Fix = "")
{
    public const string Good = "good", Warning = "warning", Bad = "bad";

    public string Line => $"{Sign} {Name}: {Observed}{(Fix.Length == 0 ? "" : $"\n    Cách khắc phục ({Code}): {Fix}")}";

    private string Sign => Level switch { Bad => "✘", Warning => "!", Good => "✔", _ => "·" };
}
