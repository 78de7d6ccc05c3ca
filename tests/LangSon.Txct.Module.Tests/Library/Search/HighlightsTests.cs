namespace LangSon.Txct.Library.Search;

/// <summary>Which piece of a long text is shown, and what in it is marked.</summary>
public class HighlightsTests
{
    [Fact]
    public void The_place_where_the_words_stand_together_is_shown_rather_than_one_where_they_are_scattered()
    {
        var scattered = "Đường dây điện được kéo dài. Nhiều ý kiến về giao đất. Cầu thông xe năm tới. ";
        var text = string.Concat(scattered, string.Concat(Enumerable.Repeat("Các nội dung khác không có gì mới. ", 30)), "Đề nghị sửa đường giao thông vào bản.", string.Concat(Enumerable.Repeat(" Không có gì thêm.", 30)));

        var pieces = Highlights.Of(text, SearchQuestion.Of("duong giao thong"), 240);

        var shown = string.Concat(pieces.Select(piece => piece.Text));
        Assert.Contains("Đề nghị sửa đường giao thông vào bản.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("kéo dài", shown, StringComparison.Ordinal);
        Assert.True(Highlights.Has(pieces));
    }

    [Fact]
    public void A_short_text_is_shown_whole()
    {
        var pieces = Highlights.Of("Nghị quyết về đất đai", SearchQuestion.Of("đất đai"), 240);

        Assert.Equal("Nghị quyết về đất đai", string.Concat(pieces.Select(piece => piece.Text)));
        Assert.Equal(["đất", "đai"], pieces.Where(piece => piece.IsHit).SelectMany(piece => piece.Text.Split(' ')));
    }
}
