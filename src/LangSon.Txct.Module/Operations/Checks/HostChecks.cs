using System.Globalization;
using LangSon.Txct.Central;
using LangSon.Txct.Central.Levels;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Operations.Checks;

/// <summary>Whether the central system can be worked with.</summary>
internal sealed class HostChecks(ICentralSystem central, CentralLevel level, IDirectory directory, LocalChecks local, TimeProvider time)
{
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(60);

    /// <summary>What the central system says of itself is asked once for all of them.</summary>
    public IEnumerable<ModuleCheck> All(CancellationToken cancel)
    {
        var asked = new Lazy<Task<Described>>(() => DescribeAsync(cancel));
        if (level.KeepsItself)
        {
            return [new ModuleCheck("TXCT-OPS-102", "Phiên bản chuẩn kết nối", "1.x", async _ => Contract((await asked.Value).Answer)), .. local.All()];
        }

        return
        [
            new ModuleCheck("TXCT-OPS-101", "Kết nối phần mềm Quản lý nghiệp vụ HĐND", "trả lời được", async _ => Reachable(await asked.Value), CheckLevel.Bad),
            new ModuleCheck("TXCT-OPS-102", "Phiên bản chuẩn kết nối", "1.x", async _ => Contract((await asked.Value).Answer)),
            new ModuleCheck("TXCT-OPS-103", "Thông tin xác thực của phân hệ", "được chấp nhận", Credentials),
            new ModuleCheck("TXCT-OPS-104", "Đồng hồ hai máy", "lệch dưới 60 giây", async _ => Clock(await asked.Value)),
            new ModuleCheck("TXCT-OPS-105", "Danh mục kỳ họp và Tổ đại biểu", "có ít nhất 1 kỳ họp, 1 Tổ", Directories),
            .. local.BesideHost(),
        ];
    }

    private async Task<Described> DescribeAsync(CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        return new Described(await central.DescribeAsync(cancel), time.GetElapsedTime(began), time.GetUtcNow());
    }

    private static Observation Reachable(Described described)
    {
        var (answer, took, _) = described;
        return answer is Answer<CentralFacts>.Ok or Answer<CentralFacts>.Unauthorized
            ? Observation.Good(string.Create(CultureInfo.InvariantCulture, $"trả lời sau {took.TotalMilliseconds:0} ms"))
            : new Observation(CheckLevel.Bad, $"không trả lời: {answer.Why}", "Xem phần mềm Quản lý nghiệp vụ HĐND có đang chạy không, Host:BaseUrl và tường lửa. Phân hệ tự thử lại; việc đang chờ không mất.");
    }

    private static Observation Contract(Answer<CentralFacts> answer) => answer is Answer<CentralFacts>.Ok { Value: var facts }
        ? facts.ContractVersion.StartsWith("1.", StringComparison.Ordinal)
            ? Observation.Good($"{facts.ContractVersion}, mức {facts.Level}")
            : new Observation(CheckLevel.Bad, facts.ContractVersion, "Cài bản phân hệ dùng đúng chuẩn kết nối của phần mềm này, hoặc nâng cấp phần mềm.")
        : Unknown;

    private async Task<Observation> Credentials(CancellationToken cancel) => await central.ListSessionsAsync(time.GetUtcNow(), cancel) switch
    {
        Answer<CentralList<CentralSession>>.Ok => Observation.Good("được chấp nhận"),
        Answer<CentralList<CentralSession>>.Unauthorized refused => new Observation(CheckLevel.Bad, $"bị từ chối: {refused.Reason}", "Nhờ nhà cung cấp phần mềm cấp lại Host:ClientId và Host:ClientSecret, rồi đặt vào cấu hình."),
        _ => Unknown,
    };

    private static Observation Clock(Described described)
    {
        if (described.Answer is not Answer<CentralFacts>.Ok { Value: var facts })
        {
            return Unknown;
        }

        var skew = (facts.ServerTime - described.At).Duration();
        var words = string.Create(CultureInfo.InvariantCulture, $"lệch {skew.TotalSeconds:0} giây");
        return skew <= MostSkew ? Observation.Good(words) : new Observation(CheckLevel.Warning, words, "Bật đồng bộ giờ (NTP) trên cả hai máy: thời hạn và chữ ký phụ thuộc đồng hồ.");
    }

    private async Task<Observation> Directories(CancellationToken cancel)
    {
        var (sessions, groups) = ((await directory.SessionsAsync(cancel)).Count, (await directory.GroupsAsync(cancel)).Count);
        return sessions > 0 && groups > 0
            ? Observation.Good($"{sessions} kỳ họp, {groups} Tổ")
            : new Observation(CheckLevel.Warning, $"{sessions} kỳ họp, {groups} Tổ", "Nhập kỳ họp và Tổ đại biểu trong phần mềm Quản lý nghiệp vụ HĐND; phân hệ tự lấy về trong 5 phút.");
    }

    private static Observation Unknown { get; } = new(CheckLevel.Info, "chưa biết, vì phần mềm chưa trả lời");

    /// <param name="At">When the answer was there, by the module's clock.</param>
    private sealed record Described(Answer<CentralFacts> Answer, TimeSpan Took, DateTimeOffset At);
}
