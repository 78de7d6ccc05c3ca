using System.Net;
using LangSon.Txct.Support;
using static LangSon.Txct.Support.ModuleContents;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Publishing.Uploading;

/// <summary>Many files at once through the Office's page.</summary>
public class UploadPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_go_the_way_of_the_drop_folder_and_the_page_says_what_became_of_each()
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office");

        using var answer = await PostAsync(app, office, ("bao-cao.docx", WordFile.Sound().ToBytes()), ("khong-so.docx", new WordFile().Lines("Thư ngỏ của Văn phòng gửi các đại biểu về việc chuẩn bị kỳ họp").ToBytes()));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await office.GetStringAsync(answer.Headers.Location, Cancel);
        AssertInOrder(page, "Vừa gửi", "Kết quả giám sát việc giải quyết kiến nghị", "Tệp “bao-cao.docx”");
        AssertInOrder(page, "Cần người xem lại", "Tệp “khong-so.docx”", "office/held/");
        Assert.Empty(Directory.GetFiles(Path.Combine(app.DataDirectory, "uploaded")));
    }

    [Fact]
    public async Task The_same_file_sent_again_is_told_as_what_it_became_before()
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office");
        using var first = await PostAsync(app, office, ("bao-cao.docx", WordFile.Sound().ToBytes()));
        app.Time.Advance(TimeSpan.FromMinutes(1));

        using var again = await PostAsync(app, office, ("bao-cao.docx", WordFile.Sound().ToBytes()));

        AssertInOrder(await office.GetStringAsync(again.Headers.Location, Cancel), "Vừa gửi", "Kết quả giám sát việc giải quyết kiến nghị", "Tệp “bao-cao.docx”");
    }

    [Fact]
    public async Task What_is_no_paper_is_told_and_the_others_are_taken()
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office");

        using var answer = await PostAsync(app, office, ("phan-mem.exe", [1, 2]), ("rong.docx", []), ("bao-cao.docx", WordFile.Sound().ToBytes()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        AssertInOrder(await answer.Content.ReadAsStringAsync(Cancel), "Có tệp chưa nhận được", "phan-mem.exe", "Không phải văn bản.", "rong.docx", "Tệp rỗng.", "Vừa gửi", "bao-cao.docx");
    }

    [Fact]
    public async Task A_paper_with_a_secret_mark_leaves_no_byte()
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office");

        using var answer = await PostAsync(app, office, ("mat.docx", new WordFile().Lines(["MẬT", .. WordFile.SoundLines]).ToBytes()));

        AssertInOrder(await office.GetStringAsync(answer.Headers.Location, Cancel), "Không nhận", "mat.docx");
        Assert.Empty(Directory.GetFiles(Path.Combine(app.DataDirectory, "uploaded")));
        Assert.Empty(Directory.Exists(Path.Combine(app.DataDirectory, "content")) ? Directory.GetFiles(Path.Combine(app.DataDirectory, "content"), "*", SearchOption.AllDirectories) : []);
    }

    [Fact]
    public async Task Without_a_file_the_page_says_what_to_do()
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office");
        using var nothing = new MultipartFormDataContent { { new StringContent("x"), "other" } };

        using var answer = await office.PostAsync("office/upload", nothing, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Xin chọn hoặc kéo thả ít nhất một tệp.", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    /// <summary>Sends the files while somebody looks for what has come, as the module's loop does.</summary>
    private static async Task<HttpResponseMessage> PostAsync(ModuleApp app, HttpClient office, params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "file", name);
        }

        return await app.WhileLookingAsync(() => office.PostAsync("office/upload", form, Cancel));
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }
}
