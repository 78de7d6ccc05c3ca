using System.Text.Json.Serialization;

namespace LangSon.Txct.ReferenceHost.Demo;

/// <summary>The figures of a run. Counted from the host by reading it back; the module says only why a file is not there.</summary>
internal sealed record DemoAccount
{
    public bool LoadedFromPackage { get; init; }

    /// <summary>Sessions that this run closed.</summary>
    public int SessionsClosed { get; init; }

    public required int DocumentsOffered { get; init; }

    /// <summary>Offered files that this run published: the host has them now and had not before, or they were withdrawn since.</summary>
    public required int DocumentsPublished { get; init; }

    public required int DocumentsHeld { get; init; }

    /// <summary>Of the published ones those that another document of this run has withdrawn: the host gives them to nobody any more.</summary>
    public required int DocumentsWithdrawn { get; init; }

    public required int DocumentsRefused { get; init; }

    /// <summary>Files published by this run whose bytes, downloaded from the host, have the digest of the input; of a withdrawn one, that its document answers 410.</summary>
    public required int DocumentsVerified { get; init; }

    /// <summary>All documents that the host shows, of this run and of earlier ones.</summary>
    public required int DocumentsAtHost { get; init; }

    public required int ReportsOffered { get; init; }
    public required int ReportsPulled { get; init; }
    public required int MinutesPulled { get; init; }

    /// <summary>Contents that the host has more than once.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Offered files that are neither in the host nor accounted for.</summary>
    public required int Lost { get; init; }

    public double Seconds { get; init; }
    public required IReadOnlyList<FileOutcome> Files { get; init; }

    [JsonIgnore]
    public bool Clean => LoadedFromPackage && Lost == 0 && Duplicates == 0;
}

/// <param name="Path">Relative to the folder in which it was offered, with forward slashes.</param>
/// <param name="Outcome">published, held, refused, waiting (for its session to close), withdrawn, ignored, pulled, or lost.</param>
/// <param name="Code">Why it is not published; null if it is.</param>
internal sealed record FileOutcome(
    string Path, string Sha256, string Outcome, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Code);
