namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>The host's contract, whole: contracts/host/host.openapi.yaml.</summary>
internal static class HostContract
{
    public const string Prefix = "/txct-host/v1";

    public static IServiceCollection AddHostContract(this IServiceCollection services, ServiceCredentials credentials) => services
        .AddSingleton<UploadStore>()
        .AddSingleton<VersionStore>()
        .AddSingleton<SetStore>()
        .AddSingleton<WithdrawalStore>()
        .AddSingleton<NoticeStore>()
        .AddContractAccess(credentials);

    public static void MapHostContract(this IEndpointRouteBuilder app, string epoch)
    {
        var contract = app.MapGroup(Prefix).RequireAuthorization(ContractAccess.Policy);
        contract.MapFacts(epoch);
        contract.MapDirectories();
        contract.MapUploads();
        contract.MapVersions();
        contract.MapSets();
        contract.MapWithdrawals();
        contract.MapNotices();
    }
}
