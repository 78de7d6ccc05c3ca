namespace LangSon.Txct.Planning.Templates;

/// <summary>The fields of both forms. What is read back is found by these names; a name that was given out never means another thing.</summary>
internal static class FormFields
{
    public static readonly FormField Group = new("group", "Tổ đại biểu");
    public static readonly FormField Day = new("day", "Ngày tiếp xúc");
    public static readonly FormField Begin = new("begin", "Giờ bắt đầu");
    public static readonly FormField End = new("end", "Giờ kết thúc");
    public static readonly FormField Place = new("place", "Địa điểm");
    public static readonly FormField Delegates = new("delegates", "Đại biểu HĐND tỉnh dự");
    public static readonly FormField LocalLeaders = new("localLeaders", "Đại diện chính quyền, MTTQ địa phương");
    public static readonly FormField Voters = new("voters", "Số cử tri dự");
    public static readonly FormField Women = new("women", "Trong đó nữ");
    public static readonly FormField Speeches = new("speeches", "Số lượt ý kiến");
    public static readonly FormField Chair = new("chair", "Chủ trì");
    public static readonly FormField Secretary = new("secretary", "Thư ký");
    public static readonly FormField Reported = new("reported", "Nội dung đã báo cáo với cử tri");
    public static readonly FormField LocalAnswers = new("localAnswers", "Ý kiến trả lời của chính quyền địa phương");
    public static readonly FormField DelegateAnswers = new("delegateAnswers", "Ý kiến tiếp thu, giải trình của đại biểu");
    public static readonly FormField FirstDay = new("firstDay", "Ngày tiếp xúc đầu tiên");
    public static readonly FormField LastDay = new("lastDay", "Ngày tiếp xúc cuối cùng");
    public static readonly FormField Points = new("points", "Số điểm tiếp xúc");
    public static readonly FormField Places = new("places", "Các địa điểm");
    public static readonly FormField DelegatesAttending = new("delegatesAttending", "Số đại biểu tham gia");
    public static readonly FormField Mood = new("mood", "Đánh giá chung");
    public static readonly FormField ToCommittee = new("toCommittee", "Đề xuất với Thường trực HĐND tỉnh");
    public static readonly FormField ToGovernment = new("toGovernment", "Đề xuất với UBND tỉnh, các sở, ngành");

    private static readonly FormField[] All =
    [
        Group, Day, Begin, End, Place, Delegates, LocalLeaders, Voters, Women, Speeches, Chair, Secretary, Reported, LocalAnswers, DelegateAnswers,
        FirstDay, LastDay, Points, Places, DelegatesAttending, Mood, ToCommittee, ToGovernment,
    ];

    /// <summary>The field of a control: by its tag, or by its alias where a program has left the tag out, as LibreOffice 7 does.</summary>
    public static FormField? Find(string? tag, string? alias) => All.FirstOrDefault(field => tag is null ? field.Alias == alias : field.Tag == tag);

    /// <summary>The heads of the columns by which the table of petitions is found, in either form.</summary>
    public static readonly string[] MinutesColumns = ["STT", "Họ tên, địa chỉ cử tri", "Nội dung ý kiến, kiến nghị"];

    public static readonly string[] ReportColumns = ["STT", "Nội dung kiến nghị", "Nơi kiến nghị (thôn, xã)", "Lĩnh vực", "Cơ quan có thẩm quyền giải quyết"];

    /// <summary>Rows that divide the table of a report, by the competence of what follows.</summary>
    public static readonly (string Code, string Head)[] Competences =
        [("central", "A. Thẩm quyền Trung ương"), ("province", "B. Thẩm quyền của tỉnh"), ("commune", "C. Thẩm quyền của xã, phường (đã trả lời tại hội nghị)")];
}

internal enum FormKind { Minutes, Report }

/// <summary>What a form was made for: written into the file, and read back from it.</summary>
/// <param name="RoundId">Of a report; else null.</param>
/// <param name="MeetingId">Of minutes; else null.</param>
internal sealed record FormIdentity(FormKind Kind, string GroupId, string? RoundId, string? MeetingId)
{
    private const string Version = "1";

    public static FormIdentity? Parse(string written) => written.Split('|') is [Version, var kind, var groupId, var roundId, var meetingId] && Enum.TryParse<FormKind>(kind, out var known)
        ? new FormIdentity(known, groupId, Known(roundId), Known(meetingId))
        : null;

    public override string ToString() => string.Join('|', Version, Kind, GroupId, RoundId, MeetingId);

    private static string? Known(string part) => part.Length == 0 ? null : part;
}
