using LangSon.Txct.Support;

namespace LangSon.Txct.Petitions.Repeats;

public class ClusteringTests
{
    public static TheoryData<string, Func<string, string>> Typings => new()
    {
        { "as it was typed", text => text },
        { "without accents", PetitionSamples.WithoutAccents },
    };

    [Theory]
    [MemberData(nameof(Typings))]
    public void The_same_request_about_the_same_thing_is_found_as_a_person_found_it(string typing, Func<string, string> typed)
    {
        var (precision, f1) = Compared(PetitionSamples.All, typed);

        Assert.True(precision >= 0.95 && f1 >= 0.95, $"{typing}: precision {precision:0.000}, F1 {f1:0.000}");
    }

    [Fact]
    public void So_it_is_where_another_hand_wrote_them()
    {
        var (precision, f1) = Compared([.. PetitionSamples.More.Where(sample => sample.Cluster is not null)], text => text);

        Assert.True(precision >= 0.95 && f1 >= 0.88, $"precision {precision:0.000}, F1 {f1:0.000}");
    }

    private static (double Precision, double F1) Compared(IReadOnlyList<SampledPetition> samples, Func<string, string> typed)
    {
        var clusters = Clustering.Of([.. samples.Select(sample => Signature.Of(typed(sample.Text), sample.District, sample.Place))]);
        var (both, onlyFound, onlyMeant) = (0, 0, 0);
        for (var one = 0; one < samples.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var (isFound, isMeant) = (clusters[one] == clusters[other], samples[one].Cluster == samples[other].Cluster);
                both += isFound && isMeant ? 1 : 0;
                onlyFound += isFound && !isMeant ? 1 : 0;
                onlyMeant += isMeant && !isFound ? 1 : 0;
            }
        }

        return (both / (double)(both + onlyFound), 2.0 * both / ((2 * both) + onlyFound + onlyMeant));
    }

    [Theory]
    [InlineData("Ngầm tràn Bản Mới, xã Tân Thành ngập, đề nghị làm cầu dân sinh.", "Mưa to ngập ngầm tràn Bản Mới, mong huyện xây cầu dân sinh.", true)]
    [InlineData("Ngầm tràn Bản Mới, xã Tân Thành ngập, đề nghị làm cầu dân sinh.", "Ngầm tràn Khuổi Mạ, xã Xuân Long ngập, đề nghị làm cầu dân sinh.", false)]
    [InlineData("ĐT.242 qua Vân Nham hỏng nặng, đề nghị sửa.", "Đường tỉnh 242 qua Vân Nham nhiều ổ gà, đề nghị sửa chữa.", true)]
    [InlineData("ĐT.242 qua Vân Nham hỏng nặng, đề nghị sửa.", "ĐT.244 qua Vân Nham hỏng nặng, đề nghị sửa.", false)]
    [InlineData("Đề nghị tăng phụ cấp cho trưởng thôn.", "Phụ cấp bí thư chi bộ thôn, trưởng thôn quá thấp, đề nghị điều chỉnh.", true)]
    [InlineData("Trạm Y tế xã Bắc Lãng dột, đề nghị sửa.", "Trường Tiểu học xã Bắc Lãng dột, đề nghị sửa.", false)]
    public void Another_road_place_or_thing_is_another_petition(string one, string other, bool isSame)
    {
        var clusters = Clustering.Of([Signature.Of(one, "Huyện A", null), Signature.Of(other, "Huyện A", null)]);

        Assert.Equal(isSame, clusters[0] == clusters[1]);
    }

    [Fact]
    public void A_petition_that_names_only_the_commune_does_not_bring_two_things_of_it_together()
    {
        var clusters = Clustering.Of([
            Signature.Of("Ngầm tràn Bản Mới, xã Tân Thành ngập, đề nghị làm cầu dân sinh.", "Huyện A", null),
            Signature.Of("Ngầm tràn ở xã Tân Thành ngập, đề nghị làm cầu dân sinh.", "Huyện A", null),
            Signature.Of("Ngầm tràn Khuổi Mạ, xã Tân Thành ngập, đề nghị làm cầu dân sinh.", "Huyện A", null)]);

        Assert.Equal(clusters[0], clusters[1]);
        Assert.NotEqual(clusters[0], clusters[2]);
    }
}
