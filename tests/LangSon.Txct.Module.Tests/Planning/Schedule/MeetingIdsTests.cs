using System.Text;

namespace LangSon.Txct.Planning.Schedule;

public class MeetingIdsTests
{
    private static readonly DateOnly Day = new(2024, 6, 12);
    private static readonly string Id = MeetingIds.Of("T01", "A", Day, "Nhà văn hóa xã Hòa Bình");

    [Fact]
    public void A_plan_typed_otherwise_makes_the_same_ids()
    {
        Assert.Equal(Id, MeetingIds.Of("T01", "A", Day, "  Nhà văn hóa\u00a0xã\nHòa Bình "));
        Assert.Equal(Id, MeetingIds.Of("T01", "A", Day, "NHÀ VĂN HÓA XÃ HÒA BÌNH".Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void Another_group_round_day_or_place_is_another_meeting()
    {
        string[] ids =
        [
            Id, MeetingIds.Of("T02", "A", Day, "Nhà văn hóa xã Hòa Bình"), MeetingIds.Of("T01", "B", Day, "Nhà văn hóa xã Hòa Bình"),
            MeetingIds.Of("T01", "A", Day.AddDays(1), "Nhà văn hóa xã Hòa Bình"), MeetingIds.Of("T01", "A", Day, "Nhà văn hóa xã Hoa Bình"),
        ];

        Assert.Distinct(ids);
    }
}
