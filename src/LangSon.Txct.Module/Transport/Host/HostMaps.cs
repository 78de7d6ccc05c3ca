using AutoMapper;
using LangSon.Txct.Central;

namespace LangSon.Txct.Transport.Host;

/// <summary>The host's contract types and the records of Central, field by field.</summary>
internal sealed class HostMaps : FieldMaps
{
    public HostMaps()
    {
        CreateMap<WireSession, CentralSession>();
        CreateMap<WireGroup, CentralGroup>();
        CreateMap<WireDelegate, CentralDelegate>();
        CreateMap<WireAgency, CentralAgency>();
        CreateMap<WirePart, Part>().ReverseMap();
        CreateMap<WireRelations, Relations>().ReverseMap();
        CreateMap<WireWithdrawn, CentralWithdrawal>();
        CreateMap<Withdrawal, WireWithdrawal>();
        CreateMap<DocumentMetadata, WireDocumentVersion>()
            .ForMember(wire => wire.Visibility, field => field.Ignore())
            .ForMember(wire => wire.SetId, field => field.Ignore())
            .ForMember(wire => wire.Supersedes, field => field.Ignore())
            .ForMember(wire => wire.Parts, field => field.Ignore());
        CreateMap<DocumentMetadata, WirePostedDocument>()
            .ForMember(wire => wire.DocumentId, field => field.Ignore())
            .ForMember(wire => wire.N, field => field.Ignore())
            .ForMember(wire => wire.Parts, field => field.Ignore());
        CreateMap<MeetingPlace, WireMeeting>();
        CreateMap<ReportVersion, WireReportVersion>()
            .ForMember(wire => wire.Supersedes, field => field.Ignore())
            .ForMember(wire => wire.Attachments, field => field.Ignore())
            .ForMember(wire => wire.Source, field => field.Ignore())
            .ForMember(wire => wire.Petitions, field => field.Ignore());
        CreateMap<Notice, WireNotice>();
    }
}
