using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Support;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Worker;

/// <summary>A host that has the module compiled in: the two calls and the preparation, in its own container, and whoever a header says is signed in.</summary>
internal static class CompiledHost
{
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(HeaderSignIn.Scheme).AddScheme<AuthenticationSchemeOptions, HeaderSignIn>(HeaderSignIn.Scheme, null);
        builder.Services.AddAuthorization();
        builder.Services.AddTxctModule(new HostContext(builder.Configuration));
        var app = builder.Build();
        app.UseRouting().UseAuthentication().UseAuthorization();
        app.MapGroup("/txct").MapTxctModule();
        app.MapGet("/readyz", () => TypedResults.Text("ready"));
        await new TxctPlugin().StartAsync(app.Services, CancellationToken.None);
        await app.RunAsync();
    }

    private sealed class HostContext(IConfiguration configuration) : IModuleContext
    {
        public event Action<string>? SessionClosed { add { } remove { } }

        public ModuleIdentity Identity { get; } = new("langson.txct", "1.0.0", "compiled", "1.0.0");

        public string DataDirectory { get; } = Directory.CreateDirectory(configuration["Server:DataDirectory"]!).FullName;

        public IConfiguration Settings { get; } = configuration.GetSection("Txct");

        public TimeProvider Time => TimeProvider.System;
    }
}
