using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Schedule;
using MailKit;
using MimeKit;

namespace LangSon.Txct.Collecting.Mail;

/// <summary>The Office's courteous answer to a group's mail: that it came, and what is still to do.</summary>
internal static class Acknowledgement
{
    /// <param name="id">Names the mail that is answered: the same each time.</param>
    public static MimeMessage Write(string from, IMessageSummary mail, Envelope envelope, string id, Settlement settlement, DateTimeOffset now)
    {
        var sender = MailboxAddress.Parse(from);
        var subject = TypedText.Plain(envelope.Subject ?? "");
        var message = new MimeMessage
        {
            MessageId = $"{id}@{sender.Domain}", Date = VietNam.At(now), Subject = $"Trả lời: {subject}", InReplyTo = envelope.MessageId,
            Body = new TextPart("plain") { Text = Text(subject, mail.InternalDate ?? now, settlement) },
        };
        message.From.Add(sender);
        message.To.AddRange(envelope.From);
        message.References.AddRange(mail.References ?? []);
        if (envelope.MessageId is { } answered)
        {
            message.References.Add(answered);
        }

        // Nobody's absence notes answer a machine (RFC 3834, 5).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-replied");
        return message;
    }

    private static string Text(string subject, DateTimeOffset arrived, Settlement settlement)
    {
        var here = VietNam.At(arrived);
        return $"""
            Kính gửi đồng chí,

            Văn phòng đã nhận được thư “{subject}” lúc {here:HH:mm} ngày {Words.Date(DateOnly.FromDateTime(here.DateTime))}.
            {Outcome(settlement)}

            Trân trọng cảm ơn đồng chí.
            Văn phòng Đoàn ĐBQH và HĐND tỉnh
            """;
    }

    private static string Outcome(Settlement settlement) => settlement.Outcome switch
    {
        SettledAs.Taken => "Các văn bản kèm theo đã được Văn phòng tiếp nhận trên phần mềm.",
        SettledAs.Held => "Văn phòng đang xem lại văn bản kèm theo và sẽ trao đổi lại nếu cần.",
        _ => $"Tuy nhiên văn bản kèm theo chưa nhận được: {settlement.Message}",
    };
}
