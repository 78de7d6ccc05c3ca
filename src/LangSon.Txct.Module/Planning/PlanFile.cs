using System.Text.Json;
using System.Text.Json.Serialization;

namespace LangSon.Txct.Planning;

/// <summary>A year's plan as a file, in the form of contracts/plans/plan.schema.json.</summary>
internal static class PlanFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 16,
        NumberHandling = JsonNumberHandling.Strict,

        // What is left out has no default: a paper without its release must not go out at once.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="PlanFaultException">The file is not a plan; the message says where, in Vietnamese.</exception>
    public static YearPlan Read(string path)
    {
        try
        {
            using var json = File.OpenRead(path);
            return Read(json, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlanFaultException($"Không mở được tệp kế hoạch {path}.", exception);
        }
    }

    /// <param name="name">By which the message names the plan.</param>
    /// <exception cref="PlanFaultException">It is not a plan; the message says where, in Vietnamese.</exception>
    public static YearPlan Read(Stream json, string name)
    {
        try
        {
            var file = JsonSerializer.Deserialize<PlanEntry>(json, Options) ?? throw new JsonException("null");
            return ToPlan(file);
        }
        catch (JsonException exception)
        {
            throw new PlanFaultException($"Tệp kế hoạch {name} sai ở {exception.Path ?? "đầu tệp"}: {exception.Message}", exception);
        }
    }

    private static YearPlan ToPlan(PlanEntry file)
    {
        if (file.Rounds.Count == 0)
        {
            throw new JsonException("Kế hoạch không có đợt nào.", "$.rounds", null, null);
        }

        if (file.Rounds.GroupBy(round => round?.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new JsonException($"Có hai đợt cùng mã {twice.Key}.", "$.rounds[*].id", null, null);
        }

        return new YearPlan(file.Year, file.Term, file.Number, file.IssuedOn, [.. file.Rounds.Select(ToRound)], file.PaperTypes);
    }

    private static Round ToRound(RoundEntry? round)
    {
        if (round is null || round.Papers.Contains(null))
        {
            throw new JsonException($"Đợt {round?.Id}: có mục để trống.", "$.rounds[*].papers[*]", null, null);
        }

        return new Round(round.Id, round.Letter, round.Title, round.Session, ToWindow(round), [.. round.Papers.OfType<RequiredPaper>().OrderBy(paper => paper.Order)]);
    }

    private static RoundWindow ToWindow(RoundEntry round) => round.Window switch
    {
        { First: { } first, Last: { } last, AfterClosingDays: null } when first <= last => new RoundWindow.Fixed(first, last),
        { First: null, Last: null, AfterClosingDays: { } days and > 0 } => new RoundWindow.AfterClosing(days),
        _ => throw new JsonException($"Đợt {round.Id}: cần ngày đầu và ngày cuối, hoặc số ngày sau bế mạc.", "$.rounds[*].window", null, null),
    };

    private sealed record PlanEntry(int Year, string Term, string Number, DateOnly IssuedOn, IReadOnlyList<RoundEntry?> Rounds, IReadOnlyList<PaperType> PaperTypes);

    private sealed record RoundEntry(string Id, string Letter, string Title, RoundSession Session, WindowEntry Window, IReadOnlyList<RequiredPaper?> Papers);

    private sealed record WindowEntry(DateOnly? First = null, DateOnly? Last = null, int? AfterClosingDays = null);
}

/// <summary>A plan that cannot be used, and where it is wrong.</summary>
internal sealed class PlanFaultException(string message, Exception inner) : Exception(message, inner);
