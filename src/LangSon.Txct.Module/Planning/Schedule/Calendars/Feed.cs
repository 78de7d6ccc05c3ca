namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>A calendar that programs read without signing in.</summary>
/// <param name="MadeBy">The host's id of the person who had the address made.</param>
internal sealed record Feed(FeedOwner Owner, string MadeBy, DateTimeOffset MadeAt);

/// <summary>Whose meetings a calendar has.</summary>
/// <param name="Id">The delegate's or the group's id; press for the press.</param>
/// <param name="GroupId">A delegate's group; else null.</param>
/// <param name="Name">A delegate's name, by which plans assign meetings; else null.</param>
internal sealed record FeedOwner(FeedKind Kind, string Id, string? GroupId = null, string? Name = null)
{
    /// <summary>Whether the owner's calendar has a meeting.</summary>
    /// <remarks>A delegate has those that name the delegate, and the own group's that name nobody. By name only within the group: in another it may be a namesake.</remarks>
    public bool Has(Meeting meeting) => Kind switch
    {
        FeedKind.Press => true,
        FeedKind.Group => meeting.GroupId == Id,
        _ => meeting.Delegates.Contains(Id) || (meeting.GroupId == GroupId && (meeting.Delegates.Count == 0 || meeting.Delegates.Any(IsNamed))),
    };

    /// <summary>With or without a form of address before the name, however it is spaced and typed.</summary>
    private bool IsNamed(string written) => Name is not null && $" {TypedText.Plain(written)}".EndsWith($" {TypedText.Plain(Name)}", StringComparison.OrdinalIgnoreCase);
}

/// <remarks>Public, as the page that shows it is.</remarks>
public enum FeedKind { Delegate, Group, Press }
