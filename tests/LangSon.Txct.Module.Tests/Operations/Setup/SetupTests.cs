using System.Net;
using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Publishing;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Operations.Setup;

/// <summary>The first set-up, left and gone on with.</summary>
public class SetupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_which_step_is_next_and_what_stands_in_the_way()
    {
        await using var app = await ModuleApp.StartAsync();
        app.Central.Facts = new Answer<CentralFacts>.Unavailable("connection refused", null);
        using var admin = app.SignIn("role=admin");

        var page = await admin.GetStringAsync("admin/setup", Cancel);

        AssertInOrder(page, "Xong 0 trên 4 bước. Đang ở bước 1", "Bước 1.", "Có lỗi", "không trả lời: connection refused", "Host:BaseUrl", "TXCT-OPS-101", "Bước 2.", "Chưa làm", "Bước 3.", "0 Tổ", "Host:DirectoryFile", "Bước 4.", "Chưa thử.");
    }

    [Fact]
    public async Task A_role_that_the_manifest_gives_rights_to_stands_in_the_table_and_the_confirmation_is_kept_with_who_gave_it()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        using var admin = app.SignInToAct("role=admin", "sub=qt-01");
        using var office = app.SignIn("role=office");
        Assert.All(RolesOfModule.All, role => Assert.NotEmpty(role.May));
        Assert.Equal(8, RolesOfModule.All.Count);

        using var said = await admin.PostAsync("admin/setup/roles", new FormUrlEncodedContent([]), Cancel);

        Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        AssertInOrder(await admin.GetStringAsync("admin/setup", Cancel), "Bước 2.", "Xong", "Đã thử đăng nhập các vai trò", "Bước 3.", "Xong");
        AssertInOrder(await office.GetStringAsync("office/history", Cancel), "Xác nhận đã thử các vai trò", "qt-01");
    }

    [Fact]
    public async Task A_sample_goes_the_way_of_a_paper_for_the_Office_alone_and_is_taken_away_again()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        using var admin = app.SignInToAct("role=admin", "sub=qt-01");
        var (papers, database) = (app.Services.GetRequiredService<IPapers>(), app.Services.GetRequiredService<IDatabase>());

        await PostAsync(admin, "admin/setup/trial");
        await PostAsync(admin, "admin/setup/trial");
        var paper = Assert.Single(await papers.WaitingAsync(Cancel));
        Assert.Equal(["office"], paper.Metadata.Audience);
        AssertInOrder(await admin.GetStringAsync("admin/setup", Cancel), "Bước 4.", "Đang làm", "đang trên đường");

        await database.WriteAsync(work => papers.MarkArrivedAsync(work, paper.DocumentId, 1, PaperStage.Published, Cancel), Cancel);
        AssertInOrder(await admin.GetStringAsync("admin/setup", Cancel), "Bước 4.", "đọc lại đúng từng byte", "Gỡ tài liệu thử");

        await PostAsync(admin, "admin/setup/trial/end");
        AssertInOrder(await admin.GetStringAsync("admin/setup", Cancel), "Bước 4.", "Xong", "rồi được gỡ", "Thử lại");
    }

    [Fact]
    public async Task A_sample_that_does_not_arrive_says_why_and_where_to_go_on()
    {
        await using var app = await ModuleApp.StartAsync();
        using var admin = app.SignInToAct("role=admin");
        await PostAsync(admin, "admin/setup/trial");
        var paper = Assert.Single(await app.Services.GetRequiredService<IPapers>().WaitingAsync(Cancel));
        var outbox = app.Services.GetRequiredService<IOutbox>();
        await app.Services.GetRequiredService<IDatabase>().WriteAsync(work => outbox.AddAsync(work, paper.ToDelivery(), Cancel), Cancel);
        await outbox.QuarantineAsync((await outbox.TakeAsync("test", Cancel))!, new DeliveryFault(DeliveryFault.Permanent, "TXCT-HOST-413", "too large"), Cancel);

        AssertInOrder(await admin.GetStringAsync("admin/setup", Cancel), "Bước 4.", "Có lỗi", "TXCT-HOST-413", "too large", "Tác vụ nền");
    }

    private static async Task PostAsync(HttpClient admin, string path)
    {
        using var answer = await admin.PostAsync(path, new FormUrlEncodedContent([]), Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
