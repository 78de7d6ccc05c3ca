using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using LangSon.Txct.Central;
using LangSon.Txct.Support;
using LangSon.Txct.Transport;
using LangSon.Txct.Transport.Host;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Delivery;

/// <summary>The upload client against a server of tus 1.0 that others wrote, over a line that breaks again and again.</summary>
public class ForeignServerTests(ITestOutputHelper output)
{
    private const int Size = 20 << 20, Chunk = 256 << 10, Breaks = 50;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_each_of_fifty_cuts_it_goes_on_where_the_server_stands()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        output.WriteLine($"seed {seed}");
        using var folder = new DisposableFolder();
        using var server = Start(folder.Path);
        var port = int.Parse((await server.StandardOutput.ReadLineAsync(Cancel))!, CultureInfo.InvariantCulture);
        using var line = new CutLine(port, Enumerable.Range(0, Breaks).Select(_ => random.NextInt64(1000, 8 * Size / Breaks / 5)));
        await using var rig = await SendingRig.CreateAsync(chunkBytes: Chunk);
        using var host = Host(line.Port);
        var part = (await rig.AddDocumentAsync("doc-1", Size)).Parts[0];
        var delivery = (await rig.Outbox.TakeAsync("one", Cancel))!;
        var upload = new PartUpload(new RestCentralSystem(host), rig.Content, rig.Outbox, rig.Options);

        Answer<string> answer;
        while ((answer = await upload.SendAsync(delivery, part, Cancel)) is Answer<string>.Unavailable)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), Cancel);
        }

        var id = Assert.IsType<Answer<string>.Ok>(answer).Value;
        output.WriteLine($"{line.Cuts} cuts, {line.Sent - Size} bytes beyond {Size}");
        Assert.Equal(part.Sha256, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder.Path, id), Cancel))));
        Assert.Equal(Breaks, line.Cuts);
        Assert.InRange(line.Sent - Size, 0, line.Cuts * 2L * Chunk);
        server.StandardInput.Close();
        await server.WaitForExitAsync(Cancel);
    }

    private static Process Start(string folder) => Process.Start(new ProcessStartInfo("node", [Path.Combine(Papers.Root, "tests", "tus", "server.mjs"), folder])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    /// <summary>Never leaves the peer alone: how soon it is asked again is not what this is about.</summary>
    private static HostApi Host(int port) => new(
        Options.Create(new HostOptions { BaseUrl = $"http://127.0.0.1:{port}/txct-host/v1", ClientId = "txct", ClientSecret = "none" }),
        Options.Create(new PeerOptions { Retries = 0, Break = TimeSpan.FromMilliseconds(500) }),
        PeerServer.Straight, PeerMapper.Configuration().CreateMapper(), TimeProvider.System);
}
