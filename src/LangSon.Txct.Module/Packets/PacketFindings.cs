using System.Globalization;
using LangSon.Txct.Content.Checks;

namespace LangSon.Txct.Packets;

/// <summary>What may be wrong with a packet itself, beside the codes that files of any kind share.</summary>
internal static class PacketFindings
{
    private const int MostShown = 60;

    private static readonly Dictionary<string, (Verdict Verdict, string Message)> All = new()
    {
        ["packet-unreadable"] = (Verdict.Refused, "Gói tin edXML hỏng, bị cắt cụt hoặc không đúng quy chuẩn nên không đọc được. Xin đề nghị bên gửi gửi lại."),
        ["packet-too-large"] = (Verdict.Refused, "Gói tin vượt giới hạn về {0}. Xin đề nghị bên gửi chia nhỏ rồi gửi lại."),
        ["packet-attachment-damaged"] = (Verdict.Refused, "Tệp đính kèm “{0}” trong gói tin bị hỏng. Xin đề nghị bên gửi gửi lại gói tin."),
        ["packet-attachment-archive"] = (Verdict.Refused, "Tệp đính kèm “{0}” được gói trong một tệp nén không chứa đúng một tệp. Xin đề nghị bên gửi đính kèm riêng từng tệp."),
        ["packet-attachment-missing"] = (Verdict.Held, "Gói tin nêu tệp đính kèm “{0}” nhưng không mang theo tệp đó. Xin đề nghị bên gửi gửi lại đủ tệp."),
        ["packet-without-attachment"] = (Verdict.Held, "Gói tin không mang theo tệp văn bản nào. Xin đề nghị bên gửi gửi lại kèm văn bản."),
        ["packet-element-missing"] = (Verdict.Held, "Gói tin thiếu thông tin {0}. Xin đề nghị bên gửi bổ sung rồi gửi lại."),
        ["packet-bad-value"] = (Verdict.Held, "Gói tin ghi {0} là “{1}”, không đúng quy chuẩn. Xin đề nghị bên gửi sửa rồi gửi lại."),
        ["packet-contradictory"] = (Verdict.Held, "Gói tin ghi {0} nhiều lần, mỗi lần một khác. Xin đề nghị bên gửi cho biết nội dung đúng và gửi lại."),
        ["packet-wrong-receiver"] = (Verdict.Held, "Gói tin gửi cho {0}, không gửi cho cơ quan này. Xin kiểm tra nơi nhận, và báo bên gửi nếu gửi nhầm."),
        ["packet-too-long"] = (Verdict.Held, "{0} dài {1} ký tự, quy định tối đa {2} ký tự và không được rút gọn. Xin sửa rồi xuất lại."),
        ["packet-shortened"] = (Verdict.Publishable, "{0} dài {1} ký tự, quy định tối đa {2} ký tự: gói tin xuất ra ghi bản rút gọn, phần mềm vẫn giữ bản đầy đủ."),
    };

    /// <param name="details">What the sentence has gaps for; what comes from the packet is made fit to be shown.</param>
    public static Finding Of(string code, params object[] details)
    {
        var (verdict, message) = All[code];
        return new Finding(verdict, code, string.Format(CultureInfo.InvariantCulture, message, [.. details.Select(Shown)]));
    }

    private static object Shown(object detail)
    {
        if (detail is not string text)
        {
            return detail;
        }

        var plain = string.Concat(text.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune)).Take(MostShown));
        return plain.Length < text.Length ? $"{plain}…" : plain;
    }
}

/// <summary>Reading a packet had to stop; the finding says why.</summary>
internal sealed class PacketStoppedException(Finding finding) : Exception($"Reading stopped: {finding.Code}.")
{
    public Finding Finding { get; } = finding;
}
