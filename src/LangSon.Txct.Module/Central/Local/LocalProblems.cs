namespace LangSon.Txct.Central.Local;

/// <summary>What stands against a commit, with the codes and in the words of the host's contract.</summary>
internal static class LocalProblems
{
    public static Answer<CommitReceipt> NotAsAnnounced { get; } =
        new Answer<CommitReceipt>.Refused("TXCT-HST-009", "Tệp tải lên chưa đủ, hoặc không đúng dung lượng hay mã SHA-256 đã báo.");

    public static Answer<CommitReceipt> OtherContent(int latest) => new Answer<CommitReceipt>.Conflict("TXCT-HST-005", "Phiên bản này đã có nội dung khác.", latest);

    public static Answer<CommitReceipt> NotNext(int latest) => new Answer<CommitReceipt>.Conflict("TXCT-HST-015", "Số phiên bản không kế tiếp phiên bản mới nhất.", latest);

    public static Answer<CommitReceipt> NoNewVersion(int latest) => new Answer<CommitReceipt>.Conflict("TXCT-HST-016", "Văn bản đã được thu hồi, không nhận phiên bản mới.", latest);

    public static Answer<CommitReceipt> SetNotWhole(int latest) => new Answer<CommitReceipt>.Conflict("TXCT-HST-017", "Bộ tài liệu chưa đủ, hoặc đã công bố.", latest);
}
