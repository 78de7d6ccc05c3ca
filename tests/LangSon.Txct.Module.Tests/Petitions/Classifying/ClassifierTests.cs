using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Support;

namespace LangSon.Txct.Petitions.Classifying;

public class ClassifierTests
{
    private static readonly DateOnly Mid2024 = new(2024, 6, 15);

    private readonly Classifier classifier = new(LearnedFields.Nothing);

    public static TheoryData<string, Func<string, string>> Typings => new()
    {
        { "as it was typed", text => text },
        { "without accents", PetitionSamples.WithoutAccents },
        { "decomposed", text => text.Normalize(System.Text.NormalizationForm.FormD) },
    };

    [Theory]
    [MemberData(nameof(Typings))]
    public void Petitions_are_sorted_as_a_person_sorted_them(string typing, Func<string, string> typed)
    {
        var sorted = PetitionSamples.All.Select(sample => (Sample: sample, Is: classifier.Classify(new Unsorted(typed(sample.Text), sample.District, sample.Place, Mid2024)))).ToList();

        Assert.True(Share(sorted, each => each.Is.Field == each.Sample.Field) >= 0.95, typing);
        Assert.True(Share(sorted, each => each.Is.Competence == each.Sample.Competence) >= 0.95, typing);
        Assert.True(Share(sorted, each => each.Is.Agency == each.Sample.Agency) >= 0.95, typing);
        var sure = sorted.Where(each => each.Is.Confidence >= 0.9).ToList();
        Assert.True(sure.Count >= 0.4 * sorted.Count, typing);
        Assert.True(Share(sure, each => each.Is.Field == each.Sample.Field) >= 0.97, typing);
    }

    [Fact]
    public void So_they_are_where_another_hand_wrote_them_of_unusual_things_too()
    {
        var sorted = PetitionSamples.More.Where(sample => sample.Field is not null)
            .Select(sample => (Sample: sample, Is: classifier.Classify(new Unsorted(sample.Text, sample.District, sample.Place, Mid2024)))).ToList();

        Assert.True(Share(sorted, each => each.Is.Field == each.Sample.Field) >= 0.94);
        Assert.True(Share(sorted, each => each.Is.Alternatives.Prepend(each.Is.Field).Take(2).Contains(each.Sample.Field)) >= 0.97);
        Assert.True(Share(sorted, each => each.Is.Competence == each.Sample.Competence) >= 0.9);
        Assert.True(Share([.. sorted.Where(each => each.Is.Confidence >= 0.9)], each => each.Is.Field == each.Sample.Field) >= 0.95);
    }

    [Theory]
    [InlineData("Quốc lộ 4B đường hẹp, kiến nghị mở rộng.", "trung-uong", "Bộ Giao thông vận tải")]
    [InlineData("Quốc lộ 4B rãnh dọc bị tắc, đề nghị nạo vét.", "tinh", "Sở Giao thông vận tải")]
    [InlineData("Đường tỉnh 242 hỏng nặng, đề nghị sửa chữa.", "tinh", "Sở Giao thông vận tải")]
    [InlineData("Đường liên xã sạt lở, đề nghị khắc phục.", "huyen", "UBND huyện Hữu Lũng")]
    [InlineData("Đường nội thôn còn 400 m đất, đề nghị xã bố trí xi măng.", "xa", "UBND xã Vân Nham")]
    [InlineData("Trường Mầm non thiếu phòng học.", "huyen", "UBND huyện Hữu Lũng")]
    [InlineData("Trường THPT thiếu giáo viên Tin học.", "tinh", "Sở Giáo dục và Đào tạo")]
    [InlineData("Đề nghị Chính phủ, Bộ Tài chính bình ổn giá xăng dầu.", "trung-uong", "Bộ Tài chính")]
    [InlineData("Người nghiện tụ tập, mất trộm nhiều, mong công an huyện vào cuộc.", "huyen", "Công an huyện Hữu Lũng")]
    public void Whose_a_petition_is_follows_from_the_thing_and_from_who_is_asked(string text, string competence, string agency)
    {
        var classified = classifier.Classify(new Unsorted(text, "Huyện Hữu Lũng", "thôn Vận, xã Vân Nham", Mid2024));

        Assert.Equal((competence, agency), (classified.Competence, classified.Agency));
    }

    [Fact]
    public void A_body_that_is_no_more_gives_way_to_the_one_that_took_over()
    {
        var text = "Dịch tả lợn châu Phi tái phát, đề nghị hỗ trợ tiêu hủy.";

        Assert.Equal("Sở Nông nghiệp và Phát triển nông thôn", classifier.Classify(new Unsorted(text, null, null, new DateOnly(2025, 2, 28))).Agency);
        Assert.Equal("Sở Nông nghiệp và Môi trường", classifier.Classify(new Unsorted(text, null, null, new DateOnly(2025, 3, 1))).Agency);
    }

    [Fact]
    public void Where_there_are_no_districts_any_more_their_petitions_are_the_communes()
    {
        var text = "Đường liên xã sạt lở, đề nghị khắc phục.";

        Assert.Equal(("huyen", "UBND huyện Hữu Lũng"), Whose(new DateOnly(2025, 6, 30)));
        Assert.Equal(("xa", "UBND xã Vân Nham"), Whose(new DateOnly(2025, 7, 1)));

        (string, string) Whose(DateOnly day) => classifier.Classify(new Unsorted(text, "Huyện Hữu Lũng", "thôn Vận, xã Vân Nham", day)) is var sorted ? (sorted.Competence, sorted.Agency) : default;
    }

    [Theory]
    [InlineData("Đề nghị hỗ trợ giống và thu mua cây mắc ca.", "nong-nghiep", "UBND tỉnh")]
    [InlineData("De nghi ho tro cay mac ca.", "nong-nghiep", "UBND tỉnh")]
    [InlineData("Đề nghị bổ sung bác sĩ.", "y-te", "Sở Y tế")]
    public void Words_that_the_Office_added_decide_where_they_are_said(string text, string field, string agency)
    {
        var own = new Classifier(LearnedFields.Nothing, new OwnWords([new OwnWord("cây mắc ca", "nong-nghiep", "tinh", "UBND tỉnh")]));

        var sorted = own.Classify(new Unsorted(text, null, null, Mid2024));

        Assert.Equal((field, agency), (sorted.Field, sorted.Agency));
        Assert.Equal(agency == "UBND tỉnh", sorted.Reason.Contains("từ điển của Văn phòng", StringComparison.Ordinal));
    }

    [Fact]
    public void The_reason_names_the_words_that_told()
    {
        var classified = classifier.Classify(new Unsorted("Bãi rác Lũng Cùng mùi hôi, đề nghị huyện xử lý.", "Huyện Văn Lãng", null, Mid2024));

        Assert.Equal("Có “bãi rác”, “rác”, “mùi hôi”: lĩnh vực Môi trường; người kiến nghị nêu huyện, thành phố, cơ quan có thẩm quyền: UBND huyện Văn Lãng.", classified.Reason);
    }

    [Fact]
    public void What_no_word_tells_is_left_open_with_little_confidence()
    {
        var classified = classifier.Classify(new Unsorted("Chuyện này thì ai cũng rõ.", null, null, Mid2024));

        Assert.Equal("khac", classified.Field);
        Assert.True(classified.Confidence < 0.3, $"{classified.Confidence}");
    }

    [Fact]
    public void One_word_must_have_its_own_accents()
    {
        Assert.NotEqual("van-hoa-du-lich", classifier.Classify(new Unsorted("Đường sạt chưa hót, đi lại khó khăn.", null, null, Mid2024)).Field);
    }

    [Fact]
    public void What_the_Office_corrected_is_suggested_next_time()
    {
        const string text = "Bể bơi Nà Chuông bỏ hoang.";
        var decided = Enumerable.Range(1, 6).Select(number => new DecidedField($"Bể bơi xã số {number} bỏ hoang, trẻ em không có chỗ học.", "van-hoa-du-lich"))
            .Concat(PetitionSamples.All.Select(sample => new DecidedField(sample.Text, sample.Field!))).ToList();

        var before = classifier.Classify(new Unsorted(text, null, null, Mid2024));
        var after = new Classifier(LearnedFields.From(decided)).Classify(new Unsorted(text, null, null, Mid2024));

        Assert.NotEqual("van-hoa-du-lich", before.Field);
        Assert.Equal("van-hoa-du-lich", after.Field);
    }

    private static double Share<T>(List<T> all, Func<T, bool> of) => all.Count(of) / (double)all.Count;
}
