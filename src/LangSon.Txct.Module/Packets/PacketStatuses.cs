namespace LangSon.Txct.Packets;

/// <summary>What receivers say of a document. The module writes the first three, for the Office's register to send; it reads all.</summary>
internal static class PacketStatuses
{
    public const string Arrived = "01", Rejected = "02", Accepted = "03";

    private static readonly Dictionary<string, string> Words = new()
    {
        [Arrived] = "Đã đến",
        [Rejected] = "Từ chối tiếp nhận",
        [Accepted] = "Đã tiếp nhận",
        ["04"] = "Phân công",
        ["05"] = "Đang xử lý",
        ["06"] = "Hoàn thành",
        ["13"] = "Lấy lại",
        ["15"] = "Đồng ý cập nhật, lấy lại",
        ["16"] = "Từ chối cập nhật, lấy lại",
    };

    public static IReadOnlyCollection<string> Codes => Words.Keys;

    /// <summary>What a code means; null for one that the table does not have.</summary>
    public static string? WordOf(string code) => Words.GetValueOrDefault(code);

    /// <summary>Whether the module may write it.</summary>
    public static bool IsOwn(string code) => code is Arrived or Rejected or Accepted;

    /// <summary>The status packet that answers a document.</summary>
    /// <param name="code">01, 02 or 03.</param>
    /// <param name="description">Why, in particular why it is rejected; null for the code's own words.</param>
    /// <exception cref="ArgumentException">The code is not one of the three.</exception>
    public static Packet Answer(Packet document, Organization from, string code, string? description, PacketStaff? staff, DateTimeOffset at) =>
        IsOwn(code)
            ? new Packet(PacketKind.Status, from)
            {
                ResponseFor = [new DocumentReference(document.From.Code, $"{document.Number}/{document.Notation}", document.IssuedOn, document.DocumentId)],
                Status = new PacketStatus(code, description ?? WordOf(code), at, staff),
            }
            : throw new ArgumentException($"{code} is not 01, 02 or 03.", nameof(code));
}
