using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>What is wrong with a call, as the contract words it (RFC 9457 and a code).</summary>
/// <param name="Latest">On a conflict: the highest version there.</param>
/// <param name="Detail">What is wrong in this case; null if the title says all.</param>
/// <param name="ReplacedBy">On a withdrawn document: what stands in its place.</param>
internal sealed record HostProblem(int Status, string Code, string Title, int? Latest = null, string? Detail = null, string? ReplacedBy = null) : IResult
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static readonly HostProblem BadRequest = new(400, "001", "Yêu cầu sai dạng. Xin xem hợp đồng.");
    public static readonly HostProblem Unknown = new(404, "004", "Không có đối tượng này.");
    public static readonly HostProblem TooLarge = new(413, "007", "Dữ liệu lớn hơn giới hạn.");
    public static readonly HostProblem NotAsAnnounced = new(422, "009", "Tệp tải lên chưa đủ, hoặc không đúng dung lượng hay mã SHA-256 đã báo.");
    public static readonly HostProblem NoPrecondition = new(428, "010", "Thiếu tiêu đề If-None-Match: *.");
    public static readonly HostProblem OffsetDiffers = new(409, "012", "Vị trí không khớp với phần đã có. Xin hỏi lại bằng HEAD.");
    public static readonly HostProblem UploadGone = new(410, "006", "Lượt tải lên đã hết hạn. Xin bắt đầu lại.");

    public static HostProblem OtherContent(int latest) => new(409, "005", "Phiên bản này đã có nội dung khác.", latest);

    public static HostProblem NotNext(int latest) => new(409, "015", "Số phiên bản không kế tiếp phiên bản mới nhất.", latest);

    public static HostProblem NoNewVersion(int latest) => new(409, "016", "Văn bản đã được thu hồi, không nhận phiên bản mới.", latest);

    public static HostProblem SetNotWhole(int latest, string which) => new(409, "017", "Bộ tài liệu chưa đủ, hoặc đã công bố.", latest, which);

    public static HostProblem Withdrawn(string reason, string? replacedBy) => new(410, "006", "Văn bản đã được thu hồi.", Detail: reason, ReplacedBy: replacedBy);

    /// <summary>What a bare status means, for answers that the framework gives by itself.</summary>
    public static HostProblem? OfStatus(int status) => status switch
    {
        400 => BadRequest,
        401 => new(401, "002", "Chưa xác thực, hoặc mã truy cập đã hết hạn."),
        403 => new(403, "003", "Không có quyền gọi."),
        404 or 405 => new(status, "004", "Không có lời gọi này."),
        413 => TooLarge,
        415 => new(415, "008", "Kiểu dữ liệu không nhận."),
        503 => new(status, "014", "Máy chủ tạm dừng. Xin thử lại sau."),
        >= 500 => new(status, "013", "Máy chủ gặp lỗi. Xin thử lại sau."),
        _ => null,
    };

    /// <summary>The same for the contract of a group's system.</summary>
    public Task WriteAsync(HttpContext context, string area)
    {
        context.Response.StatusCode = Status;
        return context.Response.WriteAsJsonAsync(
            new
            {
                type = "about:blank", title = Title, status = Status, code = $"TXCT-{area}-{Code}", detail = Detail,
                traceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier, latest = Latest, replacedBy = ReplacedBy,
            },
            Json, "application/problem+json", context.RequestAborted);
    }

    public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, "HST");
}
