using System.Globalization;
using LangSon.Txct.Network;
using LangSon.Txct.Operations.Checks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>Whether the addresses of the settings can be reached as the module reaches them: by which proxy, by name, by certificate; and what they say of this clock.</summary>
internal sealed class NetworkLooks
{
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(60), MostBehind = TimeSpan.FromMinutes(5);

    private readonly DoctorPlace place;
    private readonly NetworkChecks own;
    private readonly OutgoingLines lines;
    private readonly IReadOnlyList<OtherSystem> others;

    public NetworkLooks(DoctorPlace place)
    {
        this.place = place;
        var settings = place.Settings.GetSection(NetworkOptions.Section).Get<NetworkOptions>() ?? new NetworkOptions();
        var options = Options.Create(new NetworkOptionsRules().Validate(null, settings).Succeeded ? settings : new NetworkOptions());
        lines = new OutgoingLines(options);
        own = new NetworkChecks(options, lines, place.Time);
        others = OtherSystem.In(place.Settings);
    }

    public IEnumerable<ModuleCheck> All(CancellationToken cancel)
    {
        var asked = new Lazy<Task<Reached[]>>(() => Task.WhenAll(others.Select(other => other.ReachAsync(lines, place, cancel))));
        return
        [
            new ModuleCheck("TXCT-DOC-009", "Máy chủ trung gian (proxy) được dùng", "", _ => Task.FromResult(Proxies())),
            .. own.All(),
            new ModuleCheck("TXCT-DOC-017", "Tên máy trong thiết đặt", "tìm được", async _ => Names(await asked.Value)),
            new ModuleCheck("TXCT-DOC-018", "Kết nối và chứng thư của các máy", "nối được, chứng thư đúng", async _ => Lines(await asked.Value)),
            new ModuleCheck("TXCT-DOC-016", "Đồng hồ", "lệch dưới 60 giây", async _ => Clock(await asked.Value)),
        ];
    }

    private Observation Proxies()
    {
        var said = others.Select(other => other.Web).OfType<Uri>().Select(web => $"{web.Authority}: {(lines.ProxyFor(web) is { } proxy ? $"qua {proxy.Scheme}://{proxy.Authority}" : "gọi thẳng")}").ToList();
        return new Observation(CheckLevel.Info, said.Count > 0 ? string.Join(", ", said) : lines.ProxyFor(new Uri("http://host.invalid")) is { } of ? $"theo thiết đặt: {of.Scheme}://{of.Authority}" : "không máy nào");
    }

    private Observation Names(Reached[] reached) => Judge(reached, ReachFault.Name, CheckLevel.Bad, "đều tìm được", "Sửa tên máy trong thiết đặt, hoặc xem máy chủ tên miền (DNS) mà máy này dùng.");

    private Observation Lines(Reached[] reached) => Judge(reached, ReachFault.Certificate, CheckLevel.Bad, "", "Chứng thư do nơi cấp nội bộ: đặt tệp PEM của nơi ấy ở Network:CaFile. Không phải: nhờ bên kia xem hạn và tên máy trong chứng thư.") is { Level: CheckLevel.Bad } bad ? bad
        : Judge(reached, ReachFault.Line, CheckLevel.Warning, "nối được", "Xem bên kia có đang chạy không, tường lửa, và Network:Proxy. Phân hệ tự thử lại; việc đang chờ không mất.");

    private Observation Judge(Reached[] reached, ReachFault fault, CheckLevel level, string good, string fix)
    {
        var failed = reached.Where(each => each.Fault == fault).Select(each => $"{each.Name}: {each.Words}").ToList();
        return failed.Count > 0 ? new Observation(level, string.Join("; ", failed), fix)
            : others.Count == 0 ? new Observation(CheckLevel.Info, "thiết đặt đọc được ở đây không nêu máy nào; ghi thêm --settings với tệp thiết đặt của phần mềm")
            : Observation.Good(string.Create(CultureInfo.InvariantCulture, $"{reached.Count(each => each.Fault is null)}/{others.Count} máy: {good}"));
    }

    /// <summary>A clock that is behind what was written here before has been turned back; one that others contradict is wrong as well.</summary>
    private Observation Clock(Reached[] reached)
    {
        const string Synchronise = "Bật đồng bộ giờ (NTP) trên máy này: thời hạn và chữ ký phụ thuộc đồng hồ.";
        var behind = LastWrite() - place.Time.GetUtcNow();
        if (behind > MostBehind)
        {
            return new Observation(CheckLevel.Bad, $"chậm hơn lần ghi dữ liệu gần nhất {behind.Value.TotalMinutes:0} phút", Synchronise);
        }

        var worst = reached.Where(each => each.Skew is not null).MaxBy(each => each.Skew!.Value.Duration());
        var skew = worst?.Skew?.Duration() ?? TimeSpan.Zero;
        var said = worst is null ? $"{VietNam.At(place.Time.GetUtcNow()):HH:mm:ss dd/MM/yyyy}" : string.Create(CultureInfo.InvariantCulture, $"lệch {worst.Name} {skew.TotalSeconds:0} giây");
        return skew > MostSkew ? new Observation(CheckLevel.Warning, said, Synchronise) : Observation.Good(said);
    }

    private DateTimeOffset? LastWrite()
    {
        var written = new[] { "txct.db", "txct.db-wal", "settings.json", "tool-token.json" }.Select(name => new FileInfo(Path.Combine(place.Data, name))).Where(file => file.Exists).Select(file => file.LastWriteTimeUtc).ToList();
        return written.Count == 0 ? null : new DateTimeOffset(written.Max());
    }
}
