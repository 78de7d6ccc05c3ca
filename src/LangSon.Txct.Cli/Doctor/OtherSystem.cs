using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using LangSon.Txct.Collecting;
using LangSon.Txct.Collecting.Mail;
using LangSon.Txct.Network;
using LangSon.Txct.Planning.FollowUp;
using LangSon.Txct.Transport.Groups;
using LangSon.Txct.Transport.Host;
using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>What kept a system from being reached.</summary>
internal enum ReachFault { Name, Certificate, Line }

/// <param name="Fault">Null if it was reached.</param>
/// <param name="Skew">By how much its clock is ahead of this one; null if it did not say.</param>
internal sealed record Reached(string Name, ReachFault? Fault, string Words, TimeSpan? Skew);

/// <summary>A system that the settings name.</summary>
/// <param name="Web">Its address where it speaks http.</param>
/// <param name="IsTls">Whether what speaks no http is encrypted from the beginning.</param>
internal sealed record OtherSystem(string Host, int Port, Uri? Web, bool IsTls)
{
    public static IReadOnlyList<OtherSystem> In(IConfiguration settings)
    {
        var host = settings.GetSection(HostOptions.Section);
        var reports = settings.GetSection($"{CollectingOptions.Section}:{nameof(CollectingOptions.Mail)}");
        var reminders = settings.GetSection($"{FollowUpOptions.Section}:{nameof(FollowUpOptions.Mail)}");
        return
        [
            .. OfWeb(host[nameof(HostOptions.Level)] == "0" ? null : host[nameof(HostOptions.BaseUrl)]),
            .. settings.GetSection($"{GroupSystemsOptions.Section}:{nameof(GroupSystemsOptions.Groups)}").GetChildren().SelectMany(group => OfWeb(group[nameof(GroupSystemOptions.BaseUrl)])),
            .. OfMail(reports, new MailboxOptions().Port, MailSecurity.Tls),
            .. OfMail(reminders, new MailOptions().Port, MailSecurity.StartTls),
        ];
    }

    /// <summary>Asks as the module asks, once and for no longer than a moment. Nothing but the address is told.</summary>
    public async Task<Reached> ReachAsync(OutgoingLines lines, DoctorPlace place, CancellationToken cancel)
    {
        // So that what did not answer is named before the look itself is late.
        using var late = new CancellationTokenSource(place.Longest * 0.85, place.Time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            return new Reached($"{Host}:{Port}", null, "", Web is null ? await ConnectAsync(lines, patience.Token) : await AskAsync(Web, lines, place.Time, patience.Token));
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or AuthenticationException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new Reached($"{Host}:{Port}", FaultOf(exception), exception is OperationCanceledException ? "không trả lời kịp" : (exception.InnerException ?? exception).Message, null);
        }
    }

    private static IEnumerable<OtherSystem> OfWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var web) && web.Scheme is "http" or "https" ? [new OtherSystem(web.Host, web.Port, web, web.Scheme == "https")] : [];

    private static IEnumerable<OtherSystem> OfMail(IConfiguration mail, int port, MailSecurity security) => mail["Host"] is not { Length: > 0 } host ? []
        : [new OtherSystem(host, mail.GetValue("Port", port), null, mail.GetValue("Security", security) == MailSecurity.Tls)];

    private static ReachFault FaultOf(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => ReachFault.Name,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or AuthenticationException => ReachFault.Certificate,
        _ => ReachFault.Line,
    };

    /// <summary>Whatever it answers: it is there.</summary>
    private static async Task<TimeSpan?> AskAsync(Uri web, OutgoingLines lines, TimeProvider time, CancellationToken cancel)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        lines.Apply(handler);
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Head, web);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return answer.StatusCode == HttpStatusCode.ProxyAuthenticationRequired
            ? throw new HttpRequestException("máy chủ trung gian đòi tên và mật khẩu: Network:ProxyUser, Network:ProxyPassword")
            : answer.Headers.Date - time.GetUtcNow();
    }

    private async Task<TimeSpan?> ConnectAsync(OutgoingLines lines, CancellationToken cancel)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(Host, Port, cancel);
        if (IsTls)
        {
            await using var tls = new SslStream(line.GetStream());
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = Host, RemoteCertificateValidationCallback = lines.Authorities is { } own ? own.Believe : null }, cancel);
        }

        return null;
    }
}
