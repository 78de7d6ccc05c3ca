using LangSon.Txct.Petitions.Register;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LangSon.Txct.Petitions.Acts;

/// <summary>What a person does at once.</summary>
/// <param name="Kind">As <see cref="PetitionChange.Kind"/> has it.</param>
internal sealed record Act(string Id, string Kind, string By, DateTimeOffset At)
{
    public static Act Of(string kind, string by, DateTimeOffset at) => new($"{Guid.NewGuid():n}", kind, by, at);
}

/// <summary>That an act was done, or why not.</summary>
/// <param name="Act">Its id, by which it can be taken back; null where it was not done.</param>
internal sealed record ActOutcome(string? Act, PetitionFault? Fault)
{
    public static ActOutcome Of(Act act, PetitionFault? fault) => fault is null ? new ActOutcome(act.Id, null) : new ActOutcome(null, fault);
}

/// <summary>What becomes of petitions: how those change that are there, and which ones come to them; or why nothing does.</summary>
internal sealed record Turn(IReadOnlyList<Changed> Changes, IReadOnlyList<Petition> Made, PetitionFault? Fault = null)
{
    public static Turn Refused(PetitionFault fault) => new([], [], fault);

    public static Turn Of(IEnumerable<Petition> petitions, Func<Petition, PetitionState> after) => new([.. petitions.Select(petition => new Changed(petition, after(petition)))], []);
}

internal sealed record Changed(Petition Petition, PetitionState After);

/// <summary>Why an act was not done.</summary>
/// <param name="Status">Of HTTP.</param>
internal sealed record PetitionFault(int Status, string Code, string Message)
{
    public static PetitionFault Missing { get; } = new(StatusCodes.Status404NotFound, "TXCT-PET-002", "Không có kiến nghị này. Văn bản có thể đã có bản mới; xin tải lại danh sách.");

    public static PetitionFault WrongNames { get; } = Unusable("TXCT-PET-001", "Lĩnh vực, thẩm quyền hoặc cơ quan không đúng danh mục. Xin chọn lại.");

    public static PetitionFault NoRound { get; } = new(StatusCodes.Status404NotFound, "TXCT-PET-003", "Kế hoạch năm không có đợt này. Xin chọn lại.");

    public static PetitionFault WrongText { get; } = Unusable("TXCT-PET-007", "Xin ghi nội dung kiến nghị, dài nhất 10.000 chữ cái.");

    public static PetitionFault NoReport { get; } = new(StatusCodes.Status404NotFound, "TXCT-PET-025", "Không có báo cáo này, hoặc báo cáo không có số, ngày. Xin tải lại danh sách.");

    public static PetitionFault NothingToDo { get; } = Unusable("TXCT-PET-009", "Xin chọn việc cần làm.");

    public static PetitionFault ChangedSince { get; } = new(StatusCodes.Status409Conflict, "TXCT-PET-006", "Kiến nghị đã có thay đổi sau việc này nên không lấy lại được cả loạt. Xin xem lịch sử và sửa từng kiến nghị.");

    public static PetitionFault Unusable(string code, string message) => new(StatusCodes.Status422UnprocessableEntity, code, message);

    public ProblemHttpResult Problem() => Problems.Of(Status, Code, Message);
}
