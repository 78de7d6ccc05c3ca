using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Petitions.Register;

namespace LangSon.Txct.Petitions.Acts;

/// <summary>What persons may do with petitions. Each act is done for all the petitions that it names or for none, is kept with who did it, and can be taken back.</summary>
internal sealed class PetitionActs(IPetitions petitions, PetitionSorting sorting, TimeProvider time)
{
    /// <summary>Why petitions do not count: split or joined into others, no petition at all, made by an act that was taken back.</summary>
    public const string Split = "split", Joined = "joined", NoPetition = "noPetition", TakenBack = "takenBack";

    private const int MostAtOnce = 500, MostParts = 20, LongestText = 10_000, LongestName = 300;

    private static readonly string[] Competences = [Levels.Central, Levels.Province, Levels.District, Levels.Commune];

    /// <summary>Decides on petitions, and on those that are merged with them. What is null stays as it stands: stated, suggested, or decided before.</summary>
    public Task<ActOutcome> DecideAsync(IReadOnlyList<string> ids, string? field, string? competence, string? agency, string by, CancellationToken cancel) =>
        (field is not null && FieldNames.All.All(known => known.Code != field)) || (competence is not null && !Competences.Contains(competence)) || agency is { Length: 0 or > LongestName }
            ? Refused(PetitionFault.WrongNames)
            : ActAsync("decide", ids, by, all => Turn.Of(all, petition => petition.State with
            {
                Decided = new PetitionDecision(field ?? petition.Sorted.Field, competence ?? petition.Sorted.Competence, agency ?? petition.Sorted.Agency),
            }), cancel);

    /// <summary>Takes decisions back.</summary>
    public Task<ActOutcome> UndecideAsync(IReadOnlyList<string> ids, string by, CancellationToken cancel) =>
        ActAsync("decide", ids, by, all => Turn.Of(all, petition => petition.State with { Decided = null }), cancel);

    /// <summary>Says that petitions ask the same, with all that they were merged with before. Each stays as it is, with its source.</summary>
    public Task<ActOutcome> MergeAsync(IReadOnlyList<string> ids, string by, CancellationToken cancel) => ids.Distinct().Count() < 2
        ? Refused(PetitionFault.Unusable("TXCT-PET-004", "Xin chọn ít nhất hai kiến nghị còn trong danh sách để gộp."))
        : ActAsync("merge", ids, by, all =>
        {
            var key = all.Select(petition => petition.State.Merged).FirstOrDefault(merged => merged is not null) ?? $"{Guid.NewGuid():n}";
            return Turn.Of(all, petition => petition.State with { Merged = key });
        }, cancel);

    /// <summary>Takes a petition out of those with which it was merged. One that is left alone is merged with none.</summary>
    public Task<ActOutcome> PartAsync(string id, string by, CancellationToken cancel) => ActAsync("part", [id], by, all =>
        all[0].State.Merged is null ? Turn.Refused(PetitionFault.Missing) : Turn.Of([all[0], .. LeftAlone(all, [id])], petition => petition.State with { Merged = null }), cancel);

    /// <summary>Words a petition otherwise than the paper does; null for as in the paper.</summary>
    public Task<ActOutcome> RewordAsync(string id, Wording? wording, string by, CancellationToken cancel) => wording is not null && !IsText(wording.Text)
        ? Refused(PetitionFault.WrongText)
        : ActAsync("reword", [id], by, all => Turn.Of([all[0]], petition => petition.State with { Wording = wording }), cancel);

    /// <summary>Makes several petitions of one, each with its source.</summary>
    public Task<ActOutcome> SplitAsync(string id, IReadOnlyList<string> texts, string by, CancellationToken cancel) => texts.Count is < 2 or > MostParts || !texts.All(IsText)
        ? Refused(PetitionFault.Unusable("TXCT-PET-005", $"Xin tách thành 2 đến {MostParts} kiến nghị, mỗi kiến nghị có nội dung."))
        : MakeAsync("split", [id], all => texts.Select(text => (all[0], text)), Split, by, cancel);

    /// <summary>Makes one petition of several of one group and round: the text, or theirs one after the other. Its source is the first one's.</summary>
    public Task<ActOutcome> JoinAsync(IReadOnlyList<string> ids, string? text, string by, CancellationToken cancel) => ids.Distinct().Count() < 2 || (text is not null && !IsText(text))
        ? Refused(WrongJoin)
        : MakeAsync("join", ids, all => [(all[0], text ?? string.Join(' ', all.Where(petition => ids.Contains(petition.Id)).Select(petition => petition.Text)))], Joined, by, cancel);

    /// <summary>Says that these are no petitions.</summary>
    public Task<ActOutcome> SetAsideAsync(IReadOnlyList<string> ids, string by, CancellationToken cancel) =>
        ActAsync("setAside", ids, by, all => Turn.Of(
            [.. all.Where(petition => ids.Contains(petition.Id)), .. LeftAlone(all, ids)],
            petition => petition.State with { SetAside = ids.Contains(petition.Id) ? petition.State.SetAside ?? NoPetition : petition.State.SetAside, Merged = null }), cancel);

    /// <summary>Says that these are petitions after all. What was split or joined comes back by taking that act back.</summary>
    public Task<ActOutcome> RestoreAsync(IReadOnlyList<string> ids, string by, CancellationToken cancel) =>
        ActAsync("restore", ids, by, all => Turn.Of(all.Where(petition => petition.State.SetAside == NoPetition), petition => petition.State with { SetAside = null }), cancel);

    /// <summary>Enters a petition by hand, where a paper could not be read or missed it.</summary>
    public async Task<(string? Id, PetitionFault? Fault)> EnterAsync(EnteredPetition entered, string by, CancellationToken cancel)
    {
        if (!IsText(entered.Text) || entered.Place is { Length: > LongestName } || entered.Voter is { Length: > LongestName })
        {
            return (null, PetitionFault.WrongText);
        }

        var read = new ReadPetition(entered.Text.Trim(), null, null, null, entered.Voter, entered.Place, entered.AnsweredOnSpot, new PaperSpot());
        var sort = await sorting.ReadyAsync(cancel);
        var petition = new Petition($"{Guid.NewGuid():n}", "", "VoterContactReport", 0, 1, entered.Group, entered.Round, read, sort(read, entered.Group, time.Today()), [], PetitionState.Untouched);
        return (petition.Id, await petitions.ActAsync(Act.Of("enter", by, time.GetUtcNow()), [], _ => new Turn([], [petition]), cancel));
    }

    /// <summary>Keeps what bodies answered, by the id of the petition; for those that are merged with it too. What was said of an earlier answer is not said of this one.</summary>
    public Task<ActOutcome> AnswerAsync(IReadOnlyDictionary<string, PetitionAnswer> answers, string by, CancellationToken cancel) => ActAsync("answer", [.. answers.Keys], by, all =>
    {
        var merged = all.Where(petition => petition.State.Merged is not null && answers.ContainsKey(petition.Id)).GroupBy(petition => petition.State.Merged!).ToDictionary(group => group.Key, group => answers[group.First().Id]);
        return Turn.Of(all, petition => petition.State with { Answer = answers.GetValueOrDefault(petition.Id) ?? merged[petition.State.Merged!], Evaluation = null, Told = null });
    }, cancel);

    /// <summary>Takes the answer of a petition back, and of those that are merged with it.</summary>
    public Task<ActOutcome> UnanswerAsync(string id, string by, CancellationToken cancel) =>
        ActAsync("answer", [id], by, all => Turn.Of(all, petition => petition.State with { Answer = null, Evaluation = null, Told = null }), cancel);

    /// <summary>Keeps what a group thinks of the answers to its petitions.</summary>
    public Task<ActOutcome> EvaluateAsync(IReadOnlyList<string> ids, string? group, GroupEvaluation evaluation, string by, CancellationToken cancel) =>
        OfAnsweredAsync("evaluate", ids, group, state => state with { Evaluation = evaluation }, by, cancel);

    /// <summary>Keeps when and where voters were told of answers.</summary>
    public Task<ActOutcome> TellAsync(IReadOnlyList<string> ids, string? group, VotersTold told, string by, CancellationToken cancel) =>
        OfAnsweredAsync("tell", ids, group, state => state with { Told = told }, by, cancel);

    /// <summary>Takes an act back.</summary>
    public async Task<ActOutcome> UndoAsync(string act, string by, CancellationToken cancel)
    {
        var undo = Act.Of("undo", by, time.GetUtcNow());
        return ActOutcome.Of(undo, await petitions.UndoAsync(undo, act, cancel));
    }

    /// <summary>Those that are merged with none any more when others leave.</summary>
    private static IEnumerable<Petition> LeftAlone(IReadOnlyList<Petition> all, IReadOnlyList<string> leaving) =>
        all.Where(petition => petition.State.Merged is not null && !leaving.Contains(petition.Id)).GroupBy(petition => petition.State.Merged).Where(left => left.Count() == 1).SelectMany(left => left);

    private static PetitionFault WrongJoin { get; } = PetitionFault.Unusable("TXCT-PET-008", "Chỉ ghép được các kiến nghị của cùng một Tổ trong cùng một đợt. Kiến nghị của nhiều Tổ thì gộp, không ghép.");

    private static bool IsText(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText;

    private static Task<ActOutcome> Refused(PetitionFault fault) => Task.FromResult(new ActOutcome(null, fault));

    private async Task<ActOutcome> ActAsync(string kind, IReadOnlyList<string> ids, string by, Func<IReadOnlyList<Petition>, Turn> turn, CancellationToken cancel)
    {
        if (ids.Count is 0 or > MostAtOnce)
        {
            return new ActOutcome(null, PetitionFault.Unusable("TXCT-PET-009", $"Xin chọn từ 1 đến {MostAtOnce} kiến nghị."));
        }

        var act = Act.Of(kind, by, time.GetUtcNow());
        return ActOutcome.Of(act, await petitions.ActAsync(act, ids, turn, cancel));
    }

    private async Task<ActOutcome> MakeAsync(
        string kind, IReadOnlyList<string> ids, Func<IReadOnlyList<Petition>, IEnumerable<(Petition From, string Text)>> parts, string reason, string by, CancellationToken cancel)
    {
        var (sort, key) = (await sorting.ReadyAsync(cancel), $"{Guid.NewGuid():n}"[..8]);
        return await ActAsync(kind, ids, by, all =>
        {
            var named = all.Where(petition => ids.Contains(petition.Id)).ToList();
            return named.Any(petition => petition.State.SetAside is not null || petition.State.Answer is not null || petition.State.Merged is not null) ? Turn.Refused(Worked)
                : named.Any(petition => (petition.GroupId, petition.Round) != (named[0].GroupId, named[0].Round)) ? Turn.Refused(WrongJoin)
                : new Turn(
                    [.. named.Select(petition => new Changed(petition, petition.State with { SetAside = reason }))],
                    [.. parts(all).Select((part, place) => Made(part.From, part.Text.Trim(), named, $"{key}-{place + 1:00}", sort))]);
        }, cancel);
    }

    private static PetitionFault Worked { get; } = new(409, "TXCT-PET-010", "Kiến nghị đã gộp, đã có trả lời hoặc không còn trong danh sách nên không tách, ghép được. Xin bỏ gộp hoặc bỏ trả lời trước.");

    private Petition Made(Petition origin, string text, IReadOnlyList<Petition> of, string key, PetitionSorter sort)
    {
        var read = origin.Read with { Text = text, Place = origin.Place };
        return origin with
        {
            Id = $"{origin.Id}-{key}", Read = read, Suggested = sort(read, origin.GroupId, time.Today()), MadeOf = [.. of.Select(petition => petition.Id)], State = PetitionState.Untouched,
        };
    }

    /// <param name="group">Whose petitions these must be; null where that is no matter.</param>
    private Task<ActOutcome> OfAnsweredAsync(string kind, IReadOnlyList<string> ids, string? group, Func<PetitionState, PetitionState> after, string by, CancellationToken cancel) => ActAsync(kind, ids, by, all =>
    {
        var named = all.Where(petition => ids.Contains(petition.Id)).ToList();
        return group is not null && named.Any(petition => petition.GroupId != group) ? Turn.Refused(PetitionFault.Missing)
            : named.Any(petition => petition.State.Answer is null && !petition.Read.AnsweredOnSpot) ? Turn.Refused(new PetitionFault(409, "TXCT-PET-011", "Kiến nghị chưa có trả lời. Xin chờ cơ quan trả lời."))
            : Turn.Of(named, petition => after(petition.State));
    }, cancel);
}

/// <summary>A petition that a person enters.</summary>
internal sealed record EnteredPetition(string Round, string Group, string Text, string? Place = null, string? Voter = null, bool AnsweredOnSpot = false);
