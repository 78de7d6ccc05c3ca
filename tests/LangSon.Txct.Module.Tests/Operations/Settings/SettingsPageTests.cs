using System.Net;
using LangSon.Txct.Library;
using LangSon.Txct.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Operations.Settings;

/// <summary>Settings that an administrator gives on the module's own page.</summary>
public class SettingsPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_setting_that_is_kept_holds_from_the_next_start_on_and_the_history_says_who_changed_it()
    {
        await using var app = await ModuleApp.StartAsync();
        using var admin = app.SignInToAct("role=admin", "sub=quantri");

        AssertInOrder(await admin.GetStringAsync("admin/settings?key=Library:KeepReaderNames", Cancel), "Library:KeepReaderNames", "true hoặc false", "Lưu và kiểm tra");
        using var answer = await PostAsync(admin, "Library:KeepReaderNames", "true");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        AssertInOrder(await answer.Content.ReadAsStringAsync(Cancel), "Đã lưu.", "Giá trị hợp lệ", "có hiệu lực khi khởi động lại phân hệ");
        Assert.True(Next(app).GetRequiredService<IOptions<LibraryOptions>>().Value.KeepReaderNames);
        AssertInOrder(await admin.GetStringAsync("admin/settings", Cancel), "Library:KeepReaderNames", "false", "sau khi khởi động lại: true");
        using var office = app.SignIn("role=office");
        AssertInOrder(await office.GetStringAsync("office/history", Cancel), "Đổi thiết đặt", "Library:KeepReaderNames", "quantri");

        using var back = await PostAsync(admin, "Library:KeepReaderNames", "");
        Assert.False(Next(app).GetRequiredService<IOptions<LibraryOptions>>().Value.KeepReaderNames);
    }

    [Fact]
    public async Task Each_setting_says_what_it_is_for()
    {
        await using var app = await ModuleApp.StartAsync();
        using var admin = app.SignIn("role=admin");

        AssertInOrder(WebUtility.HtmlDecode(await admin.GetStringAsync("admin/settings?key=Backup:Keep", Cancel)), "Giá trị mới", "Giữ mấy bản sao lưu. Cần số, từ 1 đến 60.", "Publishing:DropFolder", "thư mục Văn phòng thả tệp vào");
    }

    [Theory]
    [InlineData("Publishing:ScanInterval", "nhanh", "khoảng thời gian")]
    [InlineData("Publishing:ScanInterval", "00:00:00", "từ 00:00:00.100 đến 01:00:00")]
    [InlineData("Publishing:Release", "Sometime", "một trong: AsReady, WhenComplete")]
    [InlineData("Feeds:RequestsPerMinute", "-3", "số, từ 1 đến 100000")]
    public async Task What_the_module_would_not_start_with_is_not_kept_and_the_page_says_what_may_be_written(string key, string value, string hint)
    {
        await using var app = await ModuleApp.StartAsync();
        using var admin = app.SignInToAct("role=admin");

        using var answer = await PostAsync(admin, key, value);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        AssertInOrder(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)), "Chưa lưu, mọi thứ như cũ.", hint);
        Assert.Empty(new OwnSettings(app.DataDirectory).Read());
    }

    [Theory]
    [InlineData("Publishing:UnsignedFiles", "Confirm")]
    [InlineData("Storage:Provider", "PostgreSql")]
    [InlineData("Collecting:Groups", "x")]
    [InlineData("No:Such", "x")]
    public async Task What_the_host_says_and_where_the_database_is_are_not_changed_here(string key, string value)
    {
        await using var app = await ModuleApp.StartAsync();
        using var admin = app.SignInToAct("role=admin");

        using var answer = await PostAsync(admin, key, value);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(new OwnSettings(app.DataDirectory).Read());
    }

    [Fact]
    public async Task Through_a_proxy_the_central_system_is_asked_before_the_setting_is_kept()
    {
        await using var server = await PeerServer.StartAsync();
        await using var proxy = SmallProxy.To(server.Url.Port);
        await using var app = await ModuleApp.StartAsync(settings: [("Transport:Retries", "0")]);
        using var admin = app.SignInToAct("role=admin");

        using var answer = await PostAsync(admin, "Network:Proxy", proxy.Address);

        Assert.Contains("Phần mềm Quản lý nghiệp vụ HĐND trả lời", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
        Assert.NotEmpty(proxy.Asked);
        Assert.Equal(proxy.Address, new OwnSettings(app.DataDirectory).Read()["Network:Proxy"]);
    }

    [Fact]
    public async Task A_secret_is_written_and_never_read()
    {
        await using var app = await ModuleApp.StartAsync();
        using var admin = app.SignInToAct("role=admin");

        using var answer = await PostAsync(admin, "Planning:FollowUp:Mail:Password", "rat-bi-mat");

        Assert.DoesNotContain("rat-bi-mat", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("rat-bi-mat", await admin.GetStringAsync("admin/settings?key=Planning:FollowUp:Mail:Password", Cancel), StringComparison.Ordinal);
        Assert.All(
            Directory.GetFiles(app.DataDirectory, "settings*.json"),
            file => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_put_aside_and_the_one_before_it_counts()
    {
        await using var app = await ModuleApp.StartAsync();
        var store = new OwnSettings(app.DataDirectory);
        store.Write(new Dictionary<string, string?> { ["Library:KeepReaderNames"] = "true" });
        store.Write(new Dictionary<string, string?> { ["Library:KeepReaderNames"] = "true", ["Feeds:RequestsPerMinute"] = "10" });
        await File.WriteAllTextAsync(Path.Combine(app.DataDirectory, "settings.json"), "{ \"Library", Cancel);

        Assert.Equal([new KeyValuePair<string, string?>("Library:KeepReaderNames", "true")], store.Read());
        Assert.Single(Directory.GetFiles(app.DataDirectory, "settings.bad-*.json"));
        Assert.True(SettledContext.Of(new ModuleContext(app.DataDirectory, app.Time)).Settings.GetValue<bool>("Library:KeepReaderNames"));
    }

    [Fact]
    public async Task A_file_that_another_program_holds_is_no_broken_one_and_stays_in_its_place()
    {
        await using var app = await ModuleApp.StartAsync();
        var store = new OwnSettings(app.DataDirectory);
        store.Write(new Dictionary<string, string?> { ["Feeds:RequestsPerMinute"] = "10" });
        using (new FileStream(Path.Combine(app.DataDirectory, "settings.json"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Throws<IOException>(() => store.Read());
        }

        Assert.Equal("10", store.Read()["Feeds:RequestsPerMinute"]);
    }

    /// <summary>The module as it would be at its next start.</summary>
    private static ServiceProvider Next(ModuleApp app) => new ServiceCollection().AddLogging().AddTxctModule(new ModuleContext(app.DataDirectory, app.Time)).BuildServiceProvider();

    private static Task<HttpResponseMessage> PostAsync(HttpClient admin, string key, string value) =>
        admin.PostAsync("admin/settings", new FormUrlEncodedContent([new("key", key), new("value", value)]), Cancel);
}
