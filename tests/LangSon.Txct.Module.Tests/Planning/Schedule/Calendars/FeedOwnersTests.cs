using System.Security.Claims;

namespace LangSon.Txct.Planning.Schedule.Calendars;

public class FeedOwnersTests
{
    private static readonly Meeting OfGroup = new("m-1", "T04", "A", new DateOnly(2024, 6, 12), null, null, "Nhà văn hóa", null, MeetingForm.Periodic, "ke-hoach.docx");
    private static readonly FeedOwner Delegate = new(FeedKind.Delegate, "D041", "T04", "Hoàng Văn A");

    [Theory]
    [InlineData("role=delegate;delegateId=D041;groupId=T04", "Delegate D041")]
    [InlineData("role=groupLeader;delegateId=D041;groupId=T04", "Delegate D041, Group T04")]
    [InlineData("role=groupAssistant;groupId=T04", "Group T04")]
    [InlineData("role=office;groupId=T04", "Press press")]
    [InlineData("role=delegate;groupId=T04", "")]
    [InlineData("role=standingCommittee", "")]
    [InlineData("role=fatherlandFront;delegateId=D041;groupId=T04", "")]
    public void Each_person_has_the_calendars_of_the_own_roles(string claims, string owners)
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity(claims.Split(';').Select(claim => claim.Split('=')).Select(pair => new Claim(pair[0], pair[1])), "test"));

        Assert.Equal(owners, string.Join(", ", FeedOwners.Of(person).Select(owner => $"{owner.Kind} {owner.Id}")));
    }

    [Theory]
    [InlineData("T04", "Hoàng Văn A", true)]
    [InlineData("T04", "Ông  HOÀNG VĂN A", true)]
    [InlineData("T04", "Hoàng Văn\uFFFE A", true)]
    [InlineData("T04", "Lý Thị B", false)]
    [InlineData("T04", "Nguyễn Hoàng Văn Ay", false)]
    [InlineData("T05", "Hoàng Văn A", false)]
    [InlineData("T05", "D041", true)]
    public void A_delegate_has_the_meetings_that_name_the_delegate(string group, string named, bool has) =>
        Assert.Equal(has, Delegate.Has(OfGroup with { GroupId = group, Delegates = ["Trần Văn C", named] }));

    [Fact]
    public void A_meeting_that_names_nobody_is_the_whole_groups()
    {
        Assert.True(Delegate.Has(OfGroup));
        Assert.False(Delegate.Has(OfGroup with { GroupId = "T05" }));
    }
}
