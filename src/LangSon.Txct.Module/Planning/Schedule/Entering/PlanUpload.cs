using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Planning.Schedule.Reading;

namespace LangSon.Txct.Planning.Schedule.Entering;

/// <summary>Reads a group's plan that a person hands in. It stays in transit only as long as it is read; no copy is kept.</summary>
internal sealed class PlanUpload(ITransit transit, IPaperReader reader, FileChecks checks, TableReader tables)
{
    /// <summary>The largest plan taken, in bytes: a table of a few rows. It is held in memory until it is in transit.</summary>
    public const int MostBytes = 8 << 20;

    /// <param name="year">Of days written without one.</param>
    public async Task<ReadPlan> ReadAsync(Stream plan, string name, int year, CancellationToken cancel)
    {
        try
        {
            using var taken = await transit.TakeAsync(plan, cancel);
            var refusals = checks.ForPublication(await reader.ReadAsync(taken, name, cancel)).Where(finding => finding.Verdict == Verdict.Refused).ToList();
            return refusals.Count > 0
                ? new ReadPlan.Refused([.. refusals.Select(finding => finding.Message)])
                : Of(await tables.ReadAsync(taken, cancel), year);
        }
        catch (TooLargeException exception)
        {
            return new ReadPlan.Refused([Finding.Of("too-large", exception.LimitInBytes >> 20).Message]);
        }
        catch (UnsafeContentException exception)
        {
            return new ReadPlan.Refused([Finding.Of(exception.Code).Message]);
        }
    }

    private static ReadPlan Of(IReadOnlyList<FileTable>? tables, int year) => tables switch
    {
        null => new ReadPlan.Refused(["Lịch chỉ đọc được từ Word, Excel hoặc PDF có chữ. Xin lưu kế hoạch thành một trong các loại đó rồi gửi lại."]),
        _ when ScheduleReading.Of(tables, year) is { Count: > 0 } rows => new ReadPlan.Rows(rows),
        _ => new ReadPlan.Refused(["Không thấy bảng lịch trong tệp. Bảng cần có cột “Địa điểm” và cột “Ngày” hoặc “Thời gian”. Xin sửa tiêu đề cột rồi gửi lại, hoặc nhập từng điểm."]),
    };
}

/// <summary>What came of reading a plan.</summary>
internal abstract record ReadPlan
{
    private ReadPlan() { }

    internal sealed record Rows(IReadOnlyList<ScheduleRow> Read) : ReadPlan;

    /// <param name="Reasons">Vietnamese sentences that say what to do.</param>
    internal sealed record Refused(IReadOnlyList<string> Reasons) : ReadPlan;
}
