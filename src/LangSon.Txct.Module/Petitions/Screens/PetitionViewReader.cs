using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Passing;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Petitions.Repeats;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Petitions.Screens;

/// <summary>Puts together what the page of one petition shows.</summary>
internal sealed class PetitionViewReader(IPetitions petitions, IPassings passings, PetitionSignatures signatures, IDirectory directory, TimeProvider time)
{
    /// <returns>Null if there is no such petition.</returns>
    public async Task<PetitionView?> ReadAsync(string id, string back, bool mayWork, string? done, CancellationToken cancel)
    {
        if (await petitions.FindAsync(id, cancel) is not { } petition)
        {
            return null;
        }

        var names = (await directory.GroupsAsync(cancel)).ToDictionary(group => group.Id, group => group.Name, StringComparer.Ordinal);
        var similar = await SimilarAsync(petition, names, cancel);
        var row = PetitionRow.Of(petition, passedBy: (await passings.IssuedAsync(cancel)).GetValueOrDefault(id)?.Number);
        return new PetitionView(
            PetitionLine.Of(row, NameOf(petition.GroupId), similar.Count), back.Length > 0 ? back : $"round={Uri.EscapeDataString(petition.Round)}", [.. FieldNames.All.Select(field => new Choice(field.Code, field.Name, field.Code == row.Field))],
            [.. LevelWords.All.Select(level => new Choice(level.Code, level.Name, level.Code == row.Competence))], petition.State.Wording is null ? null : petition.Read.Text, WhyAside(petition.State.SetAside), petition.State.SetAside == PetitionActs.NoPetition,
            similar, Shown(petition), [.. (await petitions.ChangesAsync(id, cancel)).Select((change, place) => new ShownChange(KindWords(change.Kind), change.By, Words.Moment(change.At, time.Today()), change.Act, place == 0))], mayWork, NewsOf(done));

        string NameOf(string group) => names.GetValueOrDefault(group, group);
    }

    private async Task<IReadOnlyList<SimilarPetition>> SimilarAsync(Petition petition, Dictionary<string, string> names, CancellationToken cancel)
    {
        var all = await petitions.AllAsync(cancel);
        var clusters = await signatures.ClustersAsync(all, cancel);
        var own = all.Select((other, place) => (other, place)).Where(each => each.other.Id == petition.Id).Select(each => clusters[each.place]).DefaultIfEmpty(-1).First();
        return
        [
            .. all.Select((other, place) => (Other: other, IsMerged: petition.State.Merged is { } key && other.State.Merged == key, IsAlike: clusters[place] == own))
                .Where(each => each.Other.Id != petition.Id && (each.IsMerged || each.IsAlike))
                .Select(each => new SimilarPetition(each.Other.Id, each.Other.Round, names.GetValueOrDefault(each.Other.GroupId, each.Other.GroupId), each.Other.Text, each.IsMerged)),
        ];
    }

    private static ShownAnswer? Shown(Petition petition) => petition.State.Answer is not { } answer ? null : new ShownAnswer(
        AnswerClasses.NameOf(answer.Class), answer.Words, answer.RoadMap ?? (answer.DueOn is { } due ? $"Thời hạn {Words.Date(due)}" : answer.LacksRoadMap ? "Chưa nêu lộ trình, thời hạn." : null), answer.Agency, answer.Number, Words.Date(answer.IssuedOn),
        answer.File is null ? null : $"api/petitions/{Uri.EscapeDataString(petition.Id)}/answer/file",
        petition.State.Evaluation is { } said ? (said.IsSatisfied ? "Tổ đồng ý với trả lời." : $"Tổ chưa đồng ý: {said.Note}") : null, petition.State.Told is { } told ? $"Đã trả lời cử tri ngày {Words.Date(told.On)} tại {told.Place}." : null);

    private static string? WhyAside(string? reason) => reason switch
    {
        null => null,
        PetitionActs.Split => "Đã tách thành các kiến nghị khác.",
        PetitionActs.Joined => "Đã ghép vào kiến nghị khác.",
        PetitionActs.TakenBack => "Việc lập kiến nghị này đã được lấy lại.",
        _ => "Văn phòng xác định đây không phải kiến nghị.",
    };

    private static string KindWords(string kind) => kind switch
    {
        "decide" => "Duyệt lĩnh vực, thẩm quyền, cơ quan", "merge" => "Gộp", "part" => "Bỏ gộp", "reword" => "Sửa lời", "split" => "Tách", "join" => "Ghép", "setAside" => "Bỏ, không phải kiến nghị", "restore" => "Đưa lại vào danh sách",
        "enter" => "Nhập tay", "answer" => "Ghi trả lời", "evaluate" => "Tổ đánh giá trả lời", "tell" => "Ghi đã trả lời cử tri", _ => "Lấy lại việc trước",
    };

    private static string? NewsOf(string? done) => done is null ? null : $"Đã ghi: {KindWords(done).ToLower(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"))}.";
}
