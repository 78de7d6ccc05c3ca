using AutoMapper;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Sources;

namespace LangSon.Txct.Transport.Groups;

/// <summary>The contract types of a group's system and the records of Collecting, field by field.</summary>
internal sealed class GroupMaps : FieldMaps
{
    public GroupMaps()
    {
        CreateMap<WireGroupMeeting, MeetingPlace>();
        CreateMap<WireAttachment, SourceAttachment>();
        CreateMap<WireGroupReport, SourceReport>();
        CreateMap<WireMeeting, SourceMeeting>();
    }
}
