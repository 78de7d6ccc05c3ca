using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using LangSon.Txct.Delivery;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Operations.Settings;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static LangSon.Txct.Support.ModuleContents;

namespace LangSon.Txct.Cli;

/// <summary>`txct bundle`, beside a running module that has secrets and names, and with the host stopped.</summary>
public sealed class BundleTests : IDisposable
{
    private const string Secret = "rat-bi-mat-7431", Voter = "Hoàng Thị Cử Tri", Delegate = "Nông Văn Đại Biểu", Mail = "nguoi.gui@to06.example", Subject = "Trích yếu không ai được thấy";

    private readonly DisposableFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Zip => Path.Combine(folder.Path, "ho-tro.zip");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_helps_is_there_and_whatever_names_people_or_opens_doors_is_not()
    {
        await using var app = await PlantedAsync();

        var (exit, _, errors) = await CommandProcess.RunAsync("bundle", "--data", app.DataDirectory, "--url", new Uri(app.Address, app.Prefix).ToString(), "--to", Zip);

        Assert.Equal((0, ""), (exit, errors));
        var entries = await EntriesAsync();
        Assert.All(entries, entry => Assert.All((string[])[Secret, Voter, Delegate, Mail, Subject, app.DataDirectory], word => Assert.DoesNotContain(word, entry.Key + entry.Value, StringComparison.OrdinalIgnoreCase)));
        Assert.All(entries.Keys.Where(name => name != "README.md"), name => Assert.Contains(name, entries["README.md"], StringComparison.Ordinal));

        var settings = JsonElement.Parse(entries["settings.json"]);
        Assert.Equal(("••••••", "(đã đặt)", "WhenComplete"), (Text(settings, "Host:ClientSecret"), Text(settings, "Planning:FollowUp:Mail:From"), Text(settings, "Publishing:Release")));
        var tables = JsonElement.Parse(entries["tables.json"]);
        Assert.Equal((1, 1), (tables.GetProperty("rows").GetProperty("txct_document").GetInt32(), tables.GetProperty("jobs").GetProperty("document quarantined").GetInt32()));
        Assert.Contains("022-office.sql", entries["tables.json"], StringComparison.Ordinal);
        var written = JsonElement.Parse(entries["events.json"]).GetProperty("events").EnumerateArray().Single(entry => entry.GetProperty("id").GetInt32() == 4242);
        Assert.Equal(("Letter to {Person} failed", "IOException"), (Text(written, "form"), written.GetProperty("causes")[0].GetString()));
        Assert.Contains("TXCT-OPS-101", entries["checks.json"], StringComparison.Ordinal);
        Assert.True(JsonElement.Parse(entries["folders.json"]).GetProperty("(khác)").GetProperty("bytes").GetInt64() > 0);
    }

    [Fact]
    public async Task The_administrators_page_shows_what_the_bundle_has_and_gives_the_same_files()
    {
        await using var app = await PlantedAsync(("Mail:Nobody", Voter), ("Publishing:Tenant", Delegate));
        using var admin = app.SignIn("role=admin", $"name={Delegate}");

        var page = WebUtility.HtmlDecode(await admin.GetStringAsync("admin/diagnostics", Cancel));
        using var answer = await admin.GetAsync("admin/diagnostics/bundle.zip", Cancel);
        await File.WriteAllBytesAsync(Zip, await answer.Content.ReadAsByteArrayAsync(Cancel), Cancel);
        var entries = await EntriesAsync();

        Assert.Equal(("application/zip", "txct-chan-doan-20240706-0900.zip"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        Assert.Equal(["README.md", "checks.json", "events.json", "folders.json", "settings.json", "tables.json", "versions.json"], entries.Keys.Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.All((string[])[Secret, Voter, Delegate, Mail, Subject, app.DataDirectory], word => Assert.DoesNotContain(word, entry.Value, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(entries["settings.json"], page, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page, StringComparison.Ordinal);
        Assert.Equal(4242, JsonElement.Parse(entries["events.json"]).GetProperty("events").EnumerateArray().Select(entry => entry.GetProperty("id").GetInt32()).First(id => id == 4242));
        Assert.Contains("TXCT-OPS-101", entries["checks.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_host_stopped_it_is_made_all_the_same_and_never_over_another_file()
    {
        await using var app = await ModuleApp.StartAsync();

        var made = await CommandProcess.RunAsync("bundle", "--data", app.DataDirectory, "--url", "http://127.0.0.1:1/txct", "--to", Zip, "--json");
        var again = await CommandProcess.RunAsync("bundle", "--data", app.DataDirectory, "--to", Zip);

        Assert.Equal((0, 1), (made.Exit, again.Exit));
        Assert.StartsWith("TXCT-BUN-001", again.Errors, StringComparison.Ordinal);
        Assert.Equal("TXCT-CLI-004", Text(JsonElement.Parse((await EntriesAsync())["events.json"]), "fault"));
        Assert.Equal(["ho-tro.zip"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    /// <summary>A module in which names and secrets stand wherever it keeps something.</summary>
    private static async Task<ModuleApp> PlantedAsync(params (string, string?)[] settings)
    {
        var app = await ModuleApp.StartAsync(settings: settings);
        new OwnSettings(app.DataDirectory).Write(new Dictionary<string, string?>
        {
            ["Host:ClientSecret"] = Secret, ["Planning:FollowUp:Mail:From"] = Mail, ["Publishing:DropFolder"] = $"/srv/{Delegate}", ["Publishing:Release"] = "WhenComplete",
        });
        await app.ShowAsync(Metadata("OversightReport", Subject), $"{Voter}.pdf");
        await app.HoldAsync($"{Delegate}.pdf", Encoding.UTF8.GetBytes("%PDF-1.7"), Metadata("OversightReport", Subject), $"{Voter} gửi");
        var outbox = app.Services.GetRequiredService<IOutbox>();
        await app.Services.GetRequiredService<IDatabase>().WriteAsync(work => outbox.AddAsync(work, new NewDelivery(DeliveryPayload.Document, "doc-1", 1, "doc-1", $$"""{"signer":"{{Delegate}}"}"""), Cancel), Cancel);
        await outbox.QuarantineAsync((await outbox.TakeAsync("test", Cancel))!, new DeliveryFault(DeliveryFault.Permanent, "TXCT-HOST-409", $"{Mail}: {Voter}"), Cancel);
        app.Services.GetRequiredService<ILogger<ModuleChecks>>().LogError(new EventId(4242), new IOException($"{Mail} refused {Secret}"), "Letter to {Person} failed", Delegate);
        await File.WriteAllTextAsync(Path.Combine(app.DataDirectory, $"{Voter}.txt"), Delegate, Cancel);
        return app;
    }

    private async Task<Dictionary<string, string>> EntriesAsync()
    {
        await using var zip = await ZipFile.OpenReadAsync(Zip, Cancel);
        Dictionary<string, string> entries = [];
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Cancel), Encoding.UTF8);
            entries.Add(entry.FullName, await reader.ReadToEndAsync(Cancel));
        }

        return entries;
    }

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();
}
