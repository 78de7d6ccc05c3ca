namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>The host's contract, contracts/host/host.openapi.yaml: whole, or as far as a level demands it and no further.</summary>
internal static class HostContract
{
    public const string Prefix = "/txct-host/v1";

    public static IServiceCollection AddHostContract(this IServiceCollection services, StartOptions options, ServiceCredentials credentials) => services
        .AddSingleton<UploadStore>()
        .AddSingleton<VersionStore>()
        .AddSingleton<SetStore>()
        .AddSingleton<WithdrawalStore>()
        .AddSingleton<NoticeStore>()
        .AddContractAccess(credentials, byKey: options.Level < 3);

    public static void MapHostContract(this IEndpointRouteBuilder app, StartOptions options, string epoch)
    {
        var contract = app.MapGroup(Prefix).RequireAuthorization(ContractAccess.Policy);
        if (options.Level < 3)
        {
            contract.MapPlainFacts(options.Level);
            contract.MapPlainDirectories();
            if (options.Level == 2)
            {
                contract.MapPosts();
            }

            return;
        }

        contract.MapFacts(epoch);
        contract.MapDirectories();
        contract.MapUploads();
        contract.MapVersions();
        contract.MapSets();
        contract.MapWithdrawals();
        contract.MapNotices();
    }
}
