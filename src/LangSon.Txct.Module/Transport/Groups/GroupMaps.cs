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
        CreateMap<WireGroupReport, SourceReport>()
            .ForMember(report => report.Sender, field => field.Ignore())
            .ForMember(report => report.IsStrange, field => field.Ignore())
            .ForMember(report => report.IsCorrection, field => field.Ignore())
            .ForMember(report => report.Unreadable, field => field.Ignore());
        CreateMap<WireMeeting, SourceMeeting>();
    }
}
