using LangSon.Txct.Petitions.Consolidated;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LangSon.Txct.Petitions;

internal static class PetitionsServices
{
    public static IServiceCollection AddPetitions(this IServiceCollection services) => services
        .AddSingleton<IPetitions, SqlPetitions>()
        .AddSingleton<PaperPetitions>()
        .AddSingleton<ConsolidationReader>()
        .AddSingleton<IHostedService, PetitionReading>();
}
