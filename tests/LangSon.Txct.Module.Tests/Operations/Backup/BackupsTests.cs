using System.Net;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Operations.Backup;

/// <summary>The copies that the module makes of its data by itself.</summary>
public class BackupsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_copy_is_made_ten_minutes_after_the_start_and_the_next_each_night_also_one_that_was_slept_through()
    {
        await using var app = await ModuleApp.StartAsync(now: DateTimeOffset.Parse("2024-07-06T22:00:00+07:00"));
        var backups = app.Services.GetRequiredService<Backups>();
        Assert.False(backups.IsDue());

        app.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.True(backups.IsDue());
        await backups.RunAsync(Cancel);

        Assert.Equal(DateTimeOffset.Parse("2024-07-07T02:15:00+07:00"), backups.DueAt());
        Assert.False(backups.IsDue());
        app.Time.Advance(TimeSpan.FromDays(3));
        Assert.True(backups.IsDue());
        await backups.RunAsync(Cancel);
        Assert.Equal(DateTimeOffset.Parse("2024-07-10T02:15:00+07:00"), backups.DueAt());
    }

    [Fact]
    public async Task Only_so_many_copies_are_kept_and_the_latest_is_whole()
    {
        await using var app = await ModuleApp.StartAsync(settings: [("Backup:Keep", "2")]);
        var backups = app.Services.GetRequiredService<Backups>();
        for (var night = 0; night < 4; night++)
        {
            await backups.RunAsync(Cancel);
            app.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(2, DataCopy.In(backups.Folder).Count);
        Assert.Equal(app.Time.GetUtcNow().AddDays(-1), DataCopy.Verify(backups.Last()!.Folder).MadeAt);
    }

    [Fact]
    public async Task A_copy_that_is_too_old_or_could_not_be_made_is_red_with_what_to_do()
    {
        await using var app = await ModuleApp.StartAsync();
        var backups = app.Services.GetRequiredService<Backups>();
        Assert.Equal(CheckLevel.Info, (await CheckAsync(app)).Level);
        await backups.RunAsync(Cancel);
        Assert.Equal(CheckLevel.Good, (await CheckAsync(app)).Level);

        app.Time.Advance(TimeSpan.FromHours(27));
        Assert.Equal(CheckLevel.Bad, (await CheckAsync(app)).Level);

        Directory.Delete(backups.Folder, recursive: true);
        await File.WriteAllTextAsync(backups.Folder, "in the way", Cancel);
        await backups.RunAsync(Cancel);
        var failed = await CheckAsync(app);
        Assert.Equal(CheckLevel.Bad, failed.Level);
        AssertInOrder(failed.Observed, "không thành", backups.Folder);
    }

    [Fact]
    public async Task The_administrators_button_makes_a_copy_at_once_also_by_day()
    {
        await using var app = await ModuleApp.StartAsync();
        using var admin = app.SignInToAct("role=admin");
        using var job = app.Services.GetServices<IHostedService>().OfType<NightlyBackup>().Single();
        await job.StartAsync(Cancel);

        using var form = new FormUrlEncodedContent([]);
        using var answer = await admin.PostAsync("admin/backup", form, Cancel);

        var backups = app.Services.GetRequiredService<Backups>();
        while (backups.IsUnderWay)
        {
            await Task.Delay(20, Cancel);
        }

        await job.StopAsync(Cancel);
        Assert.Equal((HttpStatusCode.SeeOther, null), (answer.StatusCode, backups.Failure));
        Assert.NotNull(backups.Last());
        AssertInOrder(await admin.GetStringAsync("admin", Cancel), "Sao lưu", "Bản gần nhất", "09:00", "Bản kế tiếp", "Sao lưu ngay");
        AssertInOrder(await admin.GetStringAsync("admin/backup", Cancel), "Bản gần nhất", "09:00", "Sao lưu ngay", "Các bản đang giữ (1)", backups.Last()!.Folder);
    }

    [Fact]
    public async Task By_default_copies_stand_beside_the_data_and_whatever_takes_the_data_away_leaves_them()
    {
        await using var app = await ModuleApp.StartAsync();
        var backups = app.Services.GetRequiredService<Backups>();

        await backups.RunAsync(Cancel);

        Assert.Equal(Path.Combine(Path.GetDirectoryName(app.DataDirectory)!, "backups"), Path.GetDirectoryName(backups.Last()!.Folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(backups.Folder));
        }
    }

    [Fact]
    public async Task Copies_where_they_stood_before_still_count_are_said_to_and_go_first()
    {
        await using var app = await ModuleApp.StartAsync(settings: [("Backup:Keep", "2")]);
        var (backups, old) = (app.Services.GetRequiredService<Backups>(), Path.Combine(app.DataDirectory, "backups"));
        DataCopy.Make(app.DataDirectory, old, app.Time);
        using var admin = app.SignIn("role=admin");
        Assert.Equal(app.Time.GetUtcNow(), backups.Last()!.MadeAt);
        AssertInOrder(await admin.GetStringAsync("admin/backup", Cancel), "Các bản đang giữ (1)", old, "chỗ của phiên bản trước");

        for (var night = 0; night < 2; night++)
        {
            app.Time.Advance(TimeSpan.FromDays(1));
            await backups.RunAsync(Cancel);
        }

        Assert.Empty(DataCopy.In(old));
        Assert.Equal(2, backups.All().Count);
        Assert.DoesNotContain("chỗ của phiên bản trước", await admin.GetStringAsync("admin/backup", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_failed_is_said_on_its_page_with_what_stood_in_the_way()
    {
        await using var app = await ModuleApp.StartAsync();
        var backups = app.Services.GetRequiredService<Backups>();
        await File.WriteAllTextAsync(backups.Folder, "in the way", Cancel);
        using var admin = app.SignIn("role=admin");

        await backups.RunAsync(Cancel);

        AssertInOrder(await admin.GetStringAsync("admin/backup", Cancel), "không thành", backups.Folder, "TXCT-OPS-119", "Sao lưu ngay", "Chưa có bản nào");
    }

    private static async Task<CheckResult> CheckAsync(ModuleApp app) =>
        (await app.Services.GetRequiredService<ModuleChecks>().RunAsync(isAnew: true, Cancel)).Results.Single(result => result.Code == "TXCT-OPS-119");
}
