using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Network;
using LangSon.Txct.Planning.FollowUp;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting.Mail;

/// <summary>The mailbox, where one is set.</summary>
internal sealed class MailSources(IOptions<CollectingOptions> options, ITransit transit, SmtpLine smtp, OutgoingLines lines, IOptions<ContentOptions> content, TimeProvider time) : IReportSources
{
    public IReadOnlyList<IReportSource> All { get; } = options.Value.Mail.Host is null ? [] : [new MailSource(options.Value.Mail, transit, smtp, lines, content, time)];
}
