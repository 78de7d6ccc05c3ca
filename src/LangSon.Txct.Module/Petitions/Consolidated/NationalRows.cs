using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Petitions.Consolidated;

/// <summary>The petitions for the national database of voters' petitions (Joint Resolution 72/2025/NQLT, art. 56.1a), in the columns in which it takes them in.</summary>
internal static class NationalRows
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static byte[] Write(Consolidation all) => JsonSerializer.SerializeToUtf8Bytes(all.Petitions.Select((petition, place) => Of(all.Round, petition, place + 1)), Options);

    private static NationalRow Of(Round round, ConsolidatedPetition petition, int number) => new(
        number, petition.Id, petition.Text, petition.Place is { } place ? $"{petition.Group}; {place}" : petition.Group, Consolidation.Levels.FirstOrDefault(level => level.Code == petition.Competence).Name ?? petition.Competence,
        FieldNames.NameOf(petition.Field), petition.Agency, $"Kỳ họp thường lệ {(round.Session.Kind == "MidYear" ? "giữa" : "cuối")} năm {round.Session.Year}",
        round.Session.Position == SessionPosition.Before ? "trước kỳ họp" : "sau kỳ họp", petition.PassedBy is null ? null : "Công văn", petition.PassedBy?.Number, petition.PassedBy?.IssuedOn, petition.Times,
        petition.Answer is { } answer ? new NationalAnswer(AnswerClasses.NameOf(answer.Class), answer.Agency, answer.Words, answer.RoadMap, answer.DueOn, answer.Number, answer.IssuedOn, answer.Signer) : null);

    /// <summary>Its names are the database's.</summary>
    private sealed record NationalRow(
        int Stt, string Ma, string NoiDung, string DonViTiepNhan, string ThamQuyenGiaiQuyet, string LinhVuc, string CoQuanGiaiQuyet, string KyHop, string HinhThuc, string? CongVan, string? So, DateOnly? Ngay, int SoLan, NationalAnswer? TraLoi);

    private sealed record NationalAnswer(string PhanLoai, string CoQuan, string NoiDung, string? LoTrinh, DateOnly? ThoiHan, string SoVanBan, DateOnly NgayVanBan, string? NguoiKy);
}
