using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Consolidated;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Exporting;
using LangSon.Txct.Petitions.Files;
using LangSon.Txct.Petitions.Passing;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Petitions.Repeats;
using LangSon.Txct.Petitions.Screens;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Petitions;

internal static class PetitionsServices
{
    public static IServiceCollection AddPetitions(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<PetitionsOptions>, PetitionsOptionsRanges>();
        services.AddSingleton<IValidateOptions<PetitionsOptions>, PetitionsOptionsRules>();
        services.AddOptions<PetitionsOptions>().Bind(context.Settings.GetSection(PetitionsOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IPetitions, SqlPetitions>()
            .AddSingleton<IPassings, SqlPassings>()
            .AddSingleton<IOwnWords, SqlOwnWords>()
            .AddSingleton<PetitionSorting>()
            .AddSingleton<PaperPetitions>()
            .AddSingleton<PaperComparison>()
            .AddSingleton<PetitionSignatures>()
            .AddSingleton<PetitionActs>()
            .AddSingleton<PaperFiling>()
            .AddSingleton<Drafting>()
            .AddSingleton<PassingIssuing>()
            .AddSingleton<PassingPacket>()
            .AddSingleton<ResultReports>()
            .AddSingleton<GroupAnswers>()
            .AddSingleton<PetitionListReader>()
            .AddSingleton<PassingListReader>()
            .AddSingleton<PetitionViewReader>()
            .AddSingleton<ConsolidationReader>()
            .AddSingleton<IExports, SqlExports>()
            .AddSingleton<ExportReader>()
            .AddSingleton<IOpenWork, PetitionWork>()
            .AddSingleton<IHostedService, PetitionReading>();
    }

    public static void MapPetitions(this IEndpointRouteBuilder module)
    {
        module.MapRegister();
        module.MapPetitionActs();
        module.MapWords();
        module.MapRepeats();
        module.MapPassings();
        module.MapAnswers();
        module.MapGroupAnswers();
        module.MapConsolidated();
        module.MapExports();
        module.MapPetitionScreens();
        module.MapPassingScreens();
        module.MapAnswerScreens();
        module.MapWordScreens();
    }
}
