using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using LangSon.Txct.Network;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Operations.Checks;

/// <summary>Whether the way out that the settings name is there: proxy and own authorities.</summary>
internal sealed class NetworkChecks(IOptions<NetworkOptions> options, OutgoingLines lines, TimeProvider time)
{
    /// <summary>An authority's certificate takes weeks to renew.</summary>
    private static readonly TimeSpan EndsSoon = TimeSpan.FromDays(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    public IEnumerable<ModuleCheck> All() =>
    [
        new ModuleCheck("TXCT-OPS-120", "Máy chủ trung gian (proxy) đã đặt", "trả lời được", Proxy, CheckLevel.Bad),
        new ModuleCheck("TXCT-OPS-121", "Chứng thư gốc nội bộ đã đặt", "đọc được, còn hạn", Authorities),
    ];

    private async Task<Observation> Proxy(CancellationToken cancel)
    {
        if (options.Value.ProxyAddress is not { } address)
        {
            return Observation.Good(options.Value.Proxy == NetworkOptions.Direct ? "gọi thẳng, không qua máy nào" : "không đặt; theo thiết đặt của máy");
        }

        using var late = new CancellationTokenSource(Patience, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            using var line = new TcpClient();
            await line.ConnectAsync(address.Host, address.Port, patience.Token);
            return Observation.Good($"{address.Authority} trả lời");
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new Observation(
                CheckLevel.Bad, $"{address.Authority} không trả lời: {(exception is SocketException ? exception.Message : "quá lâu")}",
                "Hỏi người quản trị mạng địa chỉ và cổng của máy chủ trung gian, sửa Network:Proxy; máy gọi thẳng được thì đặt direct.");
        }
    }

    private Task<Observation> Authorities(CancellationToken cancel)
    {
        if (lines.Authorities is not { } own)
        {
            return Task.FromResult(Observation.Good("không đặt; tin những gì máy tin"));
        }

        try
        {
            var read = own.Read();
            var ends = new DateTimeOffset(read.Min(certificate => certificate.NotAfter).ToUniversalTime());
            var words = string.Create(CultureInfo.InvariantCulture, $"{read.Count} chứng thư, hạn sớm nhất {VietNam.At(ends):dd/MM/yyyy}");
            const string Renew = "Xin tệp PEM mới của nơi cấp chứng thư, ghi đè tệp ở Network:CaFile; không phải khởi động lại.";
            return Task.FromResult((ends - time.GetUtcNow()) switch
            {
                var left when left <= TimeSpan.Zero => new Observation(CheckLevel.Bad, $"{words}: đã hết hạn", Renew),
                var left when left <= EndsSoon => new Observation(CheckLevel.Warning, $"{words}: sắp hết hạn", Renew),
                _ => Observation.Good(words),
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return Task.FromResult(new Observation(
                CheckLevel.Bad, $"không đọc được {options.Value.CaFile}: {exception.Message}", "Chép tệp PEM của nơi cấp chứng thư vào đúng chỗ, cho tài khoản chạy phần mềm quyền đọc, hoặc sửa Network:CaFile."));
        }
    }
}
