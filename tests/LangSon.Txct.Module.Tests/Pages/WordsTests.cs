namespace LangSon.Txct.Pages;

public class WordsTests
{
    [Theory]
    [InlineData(2024, 6, 12, "thứ Tư, 12/6/2024")]
    [InlineData(2024, 7, 4, "thứ Năm, 04/7/2024")]
    [InlineData(2024, 2, 5, "thứ Hai, 05/02/2024")]
    [InlineData(2024, 12, 15, "Chủ nhật, 15/12/2024")]
    public void A_day_is_written_as_papers_here_write_it(int year, int month, int day, string written) =>
        Assert.Equal(written, Words.Day(new DateOnly(year, month, day)));

    [Theory]
    [InlineData(1, "1 KB")]
    [InlineData(421_888, "412 KB")]
    [InlineData(1_468_006, "1,4 MB")]
    [InlineData(75_572_970_291, "70,4 GB")]
    [InlineData(209_715_200, "200 MB")]
    public void A_size_has_a_comma_for_its_fraction(long bytes, string written) => Assert.Equal(written, Words.Size(bytes));

    [Fact]
    public void A_moment_of_today_needs_no_day()
    {
        var moment = DateTimeOffset.Parse("2024-07-04T17:30:00Z");

        Assert.Equal("00:30", Words.Moment(moment, new DateOnly(2024, 7, 5)));
        Assert.Equal("00:30 ngày 05/7/2024", Words.Moment(moment, new DateOnly(2024, 7, 8)));
    }
}
