namespace LangSon.Txct.Content.Checks;

/// <summary>A file's name must be harmless on every system; names of lock files and the like are no papers at all.</summary>
public class FileNameTests
{
    [Theory]
    [InlineData(@"..\..\BC giam sat.pdf")]
    [InlineData("../a.pdf")]
    [InlineData("CON.pdf")]
    [InlineData("nul")]
    [InlineData("com1.docx")]
    [InlineData("LPT9.tar.pdf")]
    [InlineData("COM¹.pdf")]
    [InlineData("BC \u202Efdp.docx")]
    [InlineData("BC\u200B giam sat.pdf")]
    [InlineData("BC\u2066x\u2069.pdf")]
    [InlineData("BC giam sat.pdf.")]
    [InlineData("BC giam sat.pdf  ")]
    [InlineData("BC giam sat.pdf\u00A0")]
    [InlineData("BC\u0007\u001B[31m.pdf")]
    [InlineData("BC\r\nOK.pdf")]
    [InlineData("BC\u2028OK.pdf")]
    [InlineData("BC:giam sat.pdf")]
    [InlineData("BC?.pdf")]
    public void A_treacherous_name_is_unsafe(string name) => Assert.Equal("unsafe-name", FileNames.Check(name)?.Code);

    [Theory]
    [InlineData("BC giám sát 📄✅ bản cuối.docx")]
    [InlineData("512 BC-HĐND Báo cáo kết quả kỳ họp thường lệ giữa năm 2024 (bản phát hành).pdf")]
    [InlineData("Đề cương báo cáo.docx")]
    [InlineData("Công văn số 12.docx")]
    [InlineData("console.pdf")]
    [InlineData("COM10.pdf")]
    [InlineData("305 BC-UBND, KQ [2].pdf")]
    public void An_ordinary_name_is_safe(string name) => Assert.Null(FileNames.Check(name));

    [Fact]
    public void A_name_is_unsafe_past_200_letters_or_at_255_bytes()
    {
        Assert.True(FileNames.IsSafe(new string('a', 196) + ".pdf"));
        Assert.False(FileNames.IsSafe(new string('a', 197) + ".pdf"));
        Assert.True(FileNames.IsSafe(new string('ế', 83) + ".pdf"));
        Assert.False(FileNames.IsSafe(new string('ế', 84) + ".pdf"));
    }

    [Theory]
    [InlineData("~$o cao.docx")]
    [InlineData(".~lock.bao cao.odt#")]
    [InlineData("Thumbs.db")]
    [InlineData("thumbs.db")]
    [InlineData(".DS_Store")]
    [InlineData("desktop.ini")]
    [InlineData("bao cao.pdf.part")]
    [InlineData("bao cao.pdf.crdownload")]
    [InlineData("~WRL0001.tmp")]
    public void Lock_files_and_unfinished_downloads_are_no_papers(string name) => Assert.True(FileNames.IsNoPaper(name));
}
