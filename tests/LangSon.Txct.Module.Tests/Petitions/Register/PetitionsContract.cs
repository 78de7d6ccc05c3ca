using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Classifying;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.Time.Testing;

namespace LangSon.Txct.Petitions.Register;

/// <summary>What every register of petitions keeps. One class per database runs it.</summary>
public abstract class PetitionsContract : PetitionsFixture
{
    internal PetitionsContract(Func<Task<ITemporaryDatabase>> open) : base(open) { }

    [Fact]
    public async Task Only_the_latest_delivered_version_of_reports_and_minutes_is_unread_until_it_was_read()
    {
        await DeliverAsync(Report("rep-1", 1));
        await DeliverAsync(Report("rep-1", 2));
        await DeliverAsync(Report("rep-2", 1) with { Kind = "GroupPlan" });
        await AddAsync(Report("rep-3", 1));

        Assert.Equal([Report("rep-1", 2)], await Register.UnreadAsync(Cancel));

        await KeepAsync(Report("rep-1", 2), "Đề nghị sửa cầu.");
        Assert.Empty(await Register.UnreadAsync(Cancel));

        await DeliverAsync(Report("rep-1", 3));
        Assert.Equal([Report("rep-1", 3)], await Register.UnreadAsync(Cancel));
    }

    [Fact]
    public async Task What_was_read_stands_in_the_order_of_the_paper_with_all_that_was_read()
    {
        await DeliverAsync(Report("rep-1", 1));

        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Đề nghị xây trường.");

        var all = await Register.OfRoundAsync("2024-post-mid", Cancel);
        Assert.Equal([("rep-1-1-1", 1, "Đề nghị sửa cầu."), ("rep-1-1-2", 2, "Đề nghị xây trường.")], all.Select(petition => (petition.Id, petition.Position, petition.Read.Text)));
        Assert.Equal(new PaperSpot(Page: 2, Line: 14), all[0].Read.Source);
        Assert.Equivalent(Suggested, all[0].Suggested, strict: true);
        Assert.Equal((7, 526), (await Register.FiguresAsync("2024-post-mid", Cancel)).Select(figures => (figures.Meetings, figures.VotersAttending)).Single());
        Assert.Empty(await Register.OfRoundAsync("2024-pre-mid", Cancel));
    }

    [Fact]
    public async Task The_same_version_read_twice_is_kept_once()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.");

        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Đề nghị xây trường.");

        Assert.Single(await Register.OfRoundAsync("2024-post-mid", Cancel));
    }

    [Fact]
    public async Task A_decision_stays_with_the_petition_in_the_next_version_also_where_a_slip_was_mended()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Đề nghị sớm xây trường mần non cho các cháu ở thôn Nà Pò trong năm nay.");
        await DoneAsync(DecideAsync("rep-1-1-2", Schools));

        await DeliverAsync(Report("rep-1", 2));
        await KeepAsync(Report("rep-1", 2), "Đề nghị sớm xây trường mầm non cho các cháu ở thôn Nà Pò trong năm nay.", "Đề nghị kéo điện.");

        Assert.Equal(
            [("rep-1-1-2", 1, Schools), ("rep-1-2-2", 2, null)],
            (await Register.OfRoundAsync("2024-post-mid", Cancel)).Select(petition => (petition.Id, petition.Position, petition.State.Decided)));
    }

    [Fact]
    public async Task A_decision_does_not_go_over_to_another_thing_in_nearly_the_same_words()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sớm xây trường mầm non cho các cháu ở thôn Nà Pò trong năm nay.");
        await DoneAsync(DecideAsync("rep-1-1-1", Schools));

        await DeliverAsync(Report("rep-1", 2));
        await KeepAsync(Report("rep-1", 2), "Đề nghị sớm xây trường mầm non cho các cháu ở thôn Khuổi Lạc trong năm nay.");

        Assert.Equal([("rep-1-1-1", true, Schools), ("rep-1-2-1", false, null)], (await Register.OfRoundAsync("2024-post-mid", Cancel)).Select(petition => (petition.Id, petition.IsDropped, petition.State.Decided)));
    }

    [Fact]
    public async Task What_nobody_worked_on_leaves_with_the_version_that_had_it()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Đề nghị kéo điện.");

        await DeliverAsync(Report("rep-1", 2));
        await KeepAsync(Report("rep-1", 2), "Đề nghị kéo điện.");

        Assert.Equal(["Đề nghị kéo điện."], await TextsAsync());
    }

    [Fact]
    public async Task What_was_decided_is_there_to_learn_from()
    {
        await DeliverAsync(Report("rep-1", 1));
        await KeepAsync(Report("rep-1", 1), "Đề nghị sửa cầu.", "Đề nghị xây trường.");
        await DoneAsync(DecideAsync("rep-1-1-1", Roads));

        Assert.Equal([new DecidedField("Đề nghị sửa cầu.", "giao-thong")], await Register.DecidedAsync(Cancel));
    }
}

public class SqlitePetitionsTests() : PetitionsContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresPetitionsTests(PostgresServer server) : PetitionsContract(async () => await TemporaryPostgres.OpenAsync(server));
