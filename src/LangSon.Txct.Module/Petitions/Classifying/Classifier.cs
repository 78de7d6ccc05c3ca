using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Classifying;

/// <summary>Suggests field, competence and agency by the dictionary of matters, by whom the text asks, and by what the Office corrected before.</summary>
/// <param name="own">Words that the Office added.</param>
internal sealed class Classifier(LearnedFields learned, OwnWords? own = null)
{
    /// <summary>What other matters of the same field add.</summary>
    private const double Beside = 0.25;

    /// <summary>That the body asked is the one of the matter.</summary>
    private const double SameBody = 2.5;

    /// <summary>How far scores lie apart for one field to be e times as likely as another.</summary>
    private const double Spread = 1.6;

    /// <summary>So sure of its matter that it knows better than the text whose it is.</summary>
    private const double SureOfMatter = 3;

    /// <summary>What words that the Office added tell of their field.</summary>
    private const double OfOffice = 8;

    private const int Alternatives = 2, TermsTold = 3;

    public Classified Classify(Unsorted petition)
    {
        var words = Matters.Expanded(petition.Text);
        var asked = Asked.In(petition.Text);
        var matters = Matters.In(words).Select(said => new Scored(said.Key, Matters.Weigh(said.Value.Values) + (asked?.Agency?.Code == said.Key.Agency ? SameBody : 0), said.Value)).ToList();
        var said = own?.In(petition.Text) ?? [];
        var fields = FieldNames.All.Select(field => (field.Code, Score: ScoreOf(field.Code, matters) + learned.Weight(field.Code, words) + (said.Any(word => word.Field == field.Code) ? OfOffice : 0))).OrderByDescending(field => field.Score).ToList();
        var best = fields[0].Score > 0 ? fields[0].Code : "khac";
        var matter = matters.Where(each => each.Matter.Field == best).MaxBy(each => each.Score);
        var (competence, agency) = Competent.For(petition, matter?.Matter, matter?.Score >= SureOfMatter, best, asked);
        if (said.FirstOrDefault(word => word.Field == best) is { } told)
        {
            return new Classified(
                best, [.. fields.Where(field => field.Code != best).Take(Alternatives).Select(field => field.Code)], told.Competence ?? competence, told.Agency ?? agency, Confidence(fields),
                $"Có “{told.Words}” (từ điển của Văn phòng): lĩnh vực {FieldNames.NameOf(best)}; việc này do {told.Agency ?? agency} giải quyết.");
        }

        return new Classified(
            best, [.. fields.Where(field => field.Code != best).Take(Alternatives).Select(field => field.Code)], competence, agency, Confidence(fields), Reason(best, matter, asked, agency));
    }

    private static double ScoreOf(string field, List<Scored> matters)
    {
        var scores = matters.Where(each => each.Matter.Field == field).Select(each => each.Score).OrderDescending().ToList();
        return scores.Count == 0 ? 0 : scores[0] + (Beside * scores.Skip(1).Sum());
    }

    /// <summary>The share of the best field, less where little speaks for it at all.</summary>
    private static double Confidence(List<(string Code, double Score)> fields)
    {
        var best = fields[0].Score;
        var share = 1 / fields.Sum(field => Math.Exp((field.Score - best) / Spread));
        return Math.Round(share * Math.Min(1, 0.3 + (best / 10)), 2);
    }

    private static string Reason(string field, Scored? matter, Asked? asked, string agency)
    {
        var terms = matter is null ? "" : string.Join(", ", matter.Terms.OrderByDescending(term => term.Value).Take(TermsTold).Select(term => $"“{term.Key}”"));
        var of = terms.Length > 0 ? $"Có {terms}: lĩnh vực {FieldNames.NameOf(field)}" : $"Không có từ nào trong từ điển: tạm xếp {FieldNames.NameOf(field)}";
        return asked is null ? $"{of}; việc này do {agency} giải quyết." : $"{of}; người kiến nghị nêu {asked.Agency?.Name ?? Competent.LevelName(asked.Level)}, cơ quan có thẩm quyền: {agency}.";
    }

    private sealed record Scored(Matter Matter, double Score, IReadOnlyDictionary<string, double> Terms);
}
