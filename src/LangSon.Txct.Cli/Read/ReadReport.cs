using System.Globalization;
using System.Text;
using LangSon.Txct.Cli.Inspect;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Cli.Read;

/// <summary>A paper that was read as a line of JSON, or as a block for people.</summary>
internal static class ReadReport
{
    public static string ToJson(PaperResult paper) => CommandJson.Write(new
    {
        paper.Path, paper.Head?.Kind, paper.Head?.DocumentNumber, paper.Head?.IssuedOn, paper.Head?.Group, paper.Head?.Round,
        paper.Content?.Meetings, paper.Content?.VotersAttending, paper.Content?.Opinions,
        Petitions = (paper.Content?.Petitions ?? []).Select(petition => new
        {
            petition.Text, petition.Field, petition.Competence, petition.Agency, petition.Voter, petition.Place, petition.AnsweredOnSpot, petition.Source,
        }),
        Others = (paper.Content?.Others ?? []).Select(other => new { other.Text, Kind = other.Kind.ToString(), other.Source }),
        Schedule = paper.Schedule.Select(row => new { Date = row.Day, Time = row.From?.ToString("HH:mm", CultureInfo.InvariantCulture), row.Place, row.Delegates }),
        Reasons = paper.Findings.Select(finding => finding.Code),
        paper.Content?.Notes,
    });

    public static string ToText(PaperResult paper)
    {
        var text = new StringBuilder().AppendLine(InspectReport.Shown(paper.Path));
        foreach (var finding in paper.Findings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {finding.Code}: {finding.Message}");
        }

        if (paper is not { Head: { } head, Content: { } content })
        {
            return text.ToString();
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"  {head.Kind ?? "Chưa rõ loại"}, số {head.DocumentNumber ?? "không ghi"}, {head.Group ?? "chưa rõ Tổ"}, đợt {head.Round ?? "chưa rõ"}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {content.Meetings?.ToString(CultureInfo.InvariantCulture) ?? "?"} điểm tiếp xúc, {content.VotersAttending?.ToString(CultureInfo.InvariantCulture) ?? "?"} cử tri, {content.Petitions.Count} kiến nghị");
        foreach (var note in content.Notes)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  ! {note}");
        }

        foreach (var (petition, place) in content.Petitions.Select((petition, place) => (petition, place)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {place + 1}. {InspectReport.Shown(petition.Text)}");
            text.AppendLine(CultureInfo.InvariantCulture, $"     {string.Join("; ", Facts(petition))}");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Facts(ReadPetition petition)
    {
        yield return Where(petition.Source);
        if (petition.Field is { } field)
        {
            yield return FieldNames.NameOf(field);
        }

        foreach (var said in new[] { petition.Competence, petition.Agency, petition.Voter, petition.Place }.OfType<string>())
        {
            yield return said;
        }

        if (petition.AnsweredOnSpot)
        {
            yield return "đã trả lời tại hội nghị";
        }
    }

    private static string Where(PaperSpot spot) => spot switch
    {
        { Table: { } table, Row: { } row } => string.Create(CultureInfo.InvariantCulture, $"bảng {table}, dòng {row}"),
        { Page: { } page, Line: { } line } => string.Create(CultureInfo.InvariantCulture, $"trang {page}, dòng {line}"),
        { Line: { } line } => string.Create(CultureInfo.InvariantCulture, $"đoạn {line}"),
        _ => "",
    };
}
