using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Planning.FollowUp;

internal static class FollowUpServices
{
    public static IServiceCollection AddFollowUp(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<FollowUpOptions>, FollowUpOptionsRanges>();
        services.AddOptions<FollowUpOptions>().Bind(context.Settings.GetSection(FollowUpOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<OpenItems>()
            .AddSingleton<IReminders, SqlReminders>()
            .AddSingleton<Digests>()
            .AddSingleton<SmtpLine>()
            .AddSingleton<IMailer, SmtpMailer>()
            .AddSingleton<MailPost>()
            .AddSingleton<FollowUpReader>()
            .AddSingleton<IHostedService, FollowUpJob>();
    }
}
