using LangSon.Txct.Central;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Publishing.Release;

/// <summary>What people are told of a publication: those for whom it is, and by name those who have opened what it replaces or withdraws.</summary>
internal sealed class PublicationNotices(YearPlan plan, IDocumentReaders readers)
{
    /// <summary>So many names in one notice; the contract's bound.</summary>
    private const int MostNames = 200;

    public static string IdOf(string documentId, int number) => $"notice-{documentId}-{number}";

    /// <summary>Of one version that has become visible.</summary>
    public async Task<IReadOnlyList<Notice>> OfVersionAsync(Paper paper, CancellationToken cancel)
    {
        var id = IdOf(paper.DocumentId, paper.Number);
        var label = LabelOf(paper.Metadata);
        var first = new Notice(id, paper.Metadata.Audience, TitleOf(paper, label), paper.Metadata.Subject, "/");
        return paper.Number == 1
            ? [first]
            : [first, .. await ToReadersAsync(paper.DocumentId, id, $"Bản đã mở có bản mới: {label}", $"{paper.Metadata.Subject}\nXin mở lại để đọc bản mới nhất.", cancel)];
    }

    /// <summary>Of a set that has become visible at once.</summary>
    public Notice OfSet(string setId, IReadOnlyList<Paper> members) => new(
        $"notice-{setId}", [.. members.SelectMany(paper => paper.Metadata.Audience).Distinct()],
        $"Đã đăng đủ {members.Count} tài liệu của đợt tiếp xúc cử tri", string.Join('\n', members.Select(paper => LabelOf(paper.Metadata))), "/");

    public async Task<IReadOnlyList<Notice>> OfWithdrawalAsync(DocumentMetadata metadata, Withdrawal withdrawal, CancellationToken cancel)
    {
        var id = $"notice-{withdrawal.DocumentId}-withdrawn";
        var title = $"Đã thu hồi: {LabelOf(metadata)}{(metadata.FullNumber() is { } number ? $" số {number}" : "")}";
        return
        [
            new Notice(id, metadata.Audience, title, withdrawal.Reason, "/"),
            .. await ToReadersAsync(withdrawal.DocumentId, id, title, $"{withdrawal.Reason}\nXin không dùng bản đã mở hoặc đã tải về.", cancel),
        ];
    }

    private async Task<IEnumerable<Notice>> ToReadersAsync(string documentId, string id, string title, string body, CancellationToken cancel) =>
        (await readers.OfAsync(documentId, cancel)).Chunk(MostNames).Select((names, place) => new Notice($"{id}-readers-{place + 1}", [.. names.Select(name => $"person:{name}")], title, body, "/"));

    private static string TitleOf(Paper paper, string label) =>
        paper.Number == 1 ? $"Tài liệu mới: {label}" : paper.Metadata.CorrectsItself() ? $"Bản thay thế: {label}" : $"Có bổ sung: {label}";

    private string LabelOf(DocumentMetadata metadata) => plan.PaperTypes.FirstOrDefault(type => type.Code == metadata.Type)?.Label ?? "Văn bản";
}
