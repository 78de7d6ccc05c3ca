using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LangSon.Txct.ReferenceHost.Contract;
using LangSon.Txct.ReferenceHost.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>The reference host in this process, on a port of its own, with the module loaded from its package.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private DataFolder? folder;

    public required StartOptions Options { get; init; }

    public WebApplication App { get; private set; } = null!;

    /// <summary>All that went over the contracts' wires.</summary>
    public Traffic Traffic { get; } = new();

    /// <param name="prepare">Called with the data folder before anything is in it.</param>
    public static async Task<RunningHost> StartAsync(string? drop = null, string? groups = null, string? modules = null, int level = 3, Action<string>? prepare = null)
    {
        var data = Directory.CreateTempSubdirectory("txct-").FullName;
        prepare?.Invoke(data);
        string[] arguments =
        [
            "demo", "--json", "--data", data, "--urls", $"http://127.0.0.1:{DemoProcess.FreePort()}",
            .. drop is null ? [] : (string[])["--drop", drop], .. groups is null ? [] : (string[])["--groups", groups],
            .. modules is null ? [] : (string[])["--modules", modules], "--level", $"{level}",
        ];
        var host = new RunningHost { Options = StartOptions.Parse(arguments) };
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>A client of the contract that has a token.</summary>
    public async Task<HttpClient> ServiceAsync()
    {
        var credentials = ServiceCredentials.Load(Options);
        var http = Anonymous();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = credentials.ClientId, ["client_secret"] = credentials.ClientSecret,
        });
        var token = await (await http.PostAsync(credentials.TokenUrl, form)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        return http;
    }

    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Options.Url, $"{HostContract.Prefix}/") };

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await folder!.DisposeAsync();
        Directory.Delete(Options.Data, recursive: true);
    }

    private async Task StartAsync(CancellationToken cancel)
    {
        folder = await DataFolder.OpenAsync(Options, cancel);
        var builder = HostApp.Prepare(Options, folder);
        builder.Services.AddSingleton<IStartupFilter>(Traffic);
        App = HostApp.Map(builder.Build(), Options, folder);
        await App.StartAsync(cancel);
    }
}
