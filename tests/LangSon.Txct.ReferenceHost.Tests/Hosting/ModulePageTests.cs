using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using LangSon.Txct.Hosting.Packaging;
using LangSon.Txct.ReferenceHost.People;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Hosting;

/// <summary>The reference host's page of the installed module, as an administrator uses it.</summary>
public sealed partial class ModulePageTests : IDisposable
{
    private readonly SamplePackage sample = new SamplePackage().InstallAndEnable();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ModulePageTests()
    {
        var trust = Directory.CreateDirectory(Path.Combine(sample.Modules, "trust")).FullName;
        File.WriteAllText(Path.Combine(trust, "publisher.pem"), key.ExportSubjectPublicKeyInfoPem());
    }

    public void Dispose()
    {
        key.Dispose();
        sample.Dispose();
    }

    [Fact]
    public async Task Another_version_is_looked_at_then_taken_with_consent_and_given_back()
    {
        await using var host = await StartAsync();
        using var admin = await SignInAsync(host, "quantri");

        var plan = await UploadAsync(admin, Pack("1.3.0", key, """{"changes":[{"version":"1.3.0","vi":"Nhanh hơn."},{"version":"1.2.3","vi":"Bản cũ."}],"capabilities":{"outbound":["https://moi.example"],"jobs":[]},"id" """));
        Assert.Contains("sample.module 1.3.0, đang cài 1.2.3. Chữ ký đúng", plan, StringComparison.Ordinal);
        Assert.Contains("+ kết nối ra: https://moi.example", plan, StringComparison.Ordinal);
        Assert.Contains("Nhanh hơn.", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Bản cũ.", plan, StringComparison.Ordinal);
        Assert.Equal("1.2.3", sample.Folder.Current?.Version);

        var package = PackageField().Match(plan).Groups[1].Value;
        Assert.Contains("TXCT-INS-011", await PostAsync(admin, "/modules/upgrade", ("package", package)), StringComparison.Ordinal);
        Assert.Contains("Đã cài bản 1.3.0", await PostAsync(admin, "/modules/upgrade", ("package", package), ("approved", "true")), StringComparison.Ordinal);
        Assert.Equal(("1.3.0", true), (sample.Folder.Current?.Version, sample.Folder.Current?.IsOnTrial));
        Assert.Equal(("upgraded", "quantri"), sample.Folder.Journal.Select(entry => (entry.Act, entry.By)).Last(entry => entry.Act == "upgraded"));

        Assert.Contains("Đã về bản 1.2.3", await PostAsync(admin, "/modules/rollback", ("_", "rollback")), StringComparison.Ordinal);
        Assert.Equal("1.2.3", sample.Folder.Current?.Version);
    }

    [Fact]
    public async Task A_package_that_nobody_trusted_has_signed_is_refused_and_so_is_another_modules()
    {
        await using var host = await StartAsync();
        using var admin = await SignInAsync(host, "quantri");
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Matches("TXCT-PKG-0", await UploadAsync(admin, Pack("1.3.0", null)));
        Assert.Matches("TXCT-PKG-0", await UploadAsync(admin, Pack("1.3.0", stranger)));
        Assert.Contains("TXCT-INS-012", await UploadAsync(admin, Pack("1.3.0", key, """{"ignored":"","id":"other.module","x" """)), StringComparison.Ordinal);
        Assert.Equal(["1.2.3"], sample.Folder.InstalledVersions());
    }

    [Fact]
    public async Task It_switches_the_module_off_and_on_and_nobody_but_the_administrator_is_let_in()
    {
        await using var host = await StartAsync();
        using var admin = await SignInAsync(host, "quantri");
        using var office = await SignInAsync(host, "vanphong");

        Assert.Contains("Đã tắt phân hệ", await PostAsync(admin, "/modules/switch", ("on", "false")), StringComparison.Ordinal);
        Assert.False(sample.Folder.Desired?.Enabled);
        Assert.Contains("Đã bật phân hệ", await PostAsync(admin, "/modules/switch", ("on", "true")), StringComparison.Ordinal);
        Assert.True(sample.Folder.Desired?.Enabled);
        using var refused = await office.GetAsync("/modules", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private string Pack(string version, ECDsa? signer, string start = "{\"id\"")
    {
        sample.PackAs(version, manifest: json => json.Replace("{\"id\"", start.TrimEnd(), StringComparison.Ordinal));
        return ModulePackage.Create(sample.Source, Path.Combine(sample.Root, "handed-in"), signer);
    }

    private Task<RunningHost> StartAsync()
    {
        var nothing = Directory.CreateDirectory(Path.Combine(sample.Root, "nothing")).FullName;
        return RunningHost.StartAsync(drop: nothing, groups: nothing, modules: sample.Modules);
    }

    private static async Task<HttpClient> SignInAsync(RunningHost host, string userName)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = host.Options.Url };
        var token = AntiforgeryToken().Match(await browser.GetStringAsync("/sign-in", Cancel)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("userName", userName), new("password", Accounts.DemoPassword)]);
        using var answer = await browser.PostAsync("/sign-in", form, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    private static async Task<string> PostAsync(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", await TokenAsync(browser)), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await browser.PostAsync(path, form, Cancel);
        return await ReadAsync(answer);
    }

    private static async Task<string> UploadAsync(HttpClient browser, string package)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(browser)), "__RequestVerificationToken" }, { new ByteArrayContent(await File.ReadAllBytesAsync(package, Cancel)), "package", Path.GetFileName(package) } };
        using var answer = await browser.PostAsync("/modules/plan", form, Cancel);
        return await ReadAsync(answer);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));

    private static async Task<string> TokenAsync(HttpClient browser) => AntiforgeryToken().Match(await browser.GetStringAsync("/modules", Cancel)).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();

    [GeneratedRegex("name=\"package\" value=\"([^\"]+)\"")]
    private static partial Regex PackageField();
}
