using System.Text.RegularExpressions;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Dictionaries;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>Petitions in the paragraphs of a paper: headings tell where they begin, whose competence they are and of which field; items are theirs.</summary>
internal sealed partial class ProsePetitions(Found found)
{
    private const int LongestHeading = 170, ShortestItem = 18, ShortestUnmarked = 40;

    private readonly List<(MarkKind Kind, int Depth, Stated Said)> headings = [];
    private readonly List<string> answers = [];
    private Zone zone = Zone.Head;
    private bool isAnswered;
    private bool hasMarks;
    private (string Text, PaperSpot Spot)? open;

    private enum Zone { Head, Petitions, Answers, Beside, End }

    /// <summary>What was answered at the meeting, paragraph by paragraph.</summary>
    public IReadOnlyList<string> Answers => answers;

    /// <summary>What the headings above state.</summary>
    public Stated Above => headings.Aggregate(new Stated(IsAnswered: isAnswered), (stated, heading) => stated with
    {
        Competence = heading.Said.Competence ?? stated.Competence, Field = heading.Said.Field ?? stated.Field,
    });

    public void Next(PaperBlock.Paragraph paragraph)
    {
        var mark = ListMark.Of(paragraph.Text);
        var body = paragraph.Text[mark.Length..].Trim();
        if (zone == Zone.End || body.Length == 0)
        {
            return;
        }

        if (Ending().IsMatch(paragraph.Text) && zone != Zone.Head)
        {
            Close();
            zone = Zone.End;
        }
        else if (!IsHeading(mark, body, paragraph.Spot))
        {
            Item(mark, body, paragraph.Spot);
        }
    }

    /// <summary>A table of petitions comes next: the item before it is at its end.</summary>
    public void Close()
    {
        if (open is { } item)
        {
            found.Add(item.Text, Above, item.Spot);
            open = null;
        }
    }

    private bool IsHeading(ListMark mark, string body, PaperSpot spot)
    {
        var head = body.TrimEnd(':', ' ');
        var colon = body.IndexOf(": ", StringComparison.Ordinal);
        var isShort = head.Length <= LongestHeading && !head.EndsWith('.') && !head.EndsWith(';');
        var isBullet = mark.Kind == MarkKind.Bullet;
        if (isShort && (!isBullet || body.EndsWith(':')) && ZoneOf(head) is { } next && (mark.Kind != MarkKind.None || body.EndsWith(':') || IsUpper(head)))
        {
            Close();
            (zone, isAnswered) = (next, next == Zone.Petitions && AnsweredHeading().IsMatch(Folded.Of(head)));
            headings.Clear();
            Push(mark, new Stated(FieldNames.Find(head), Levels.OfHeading(head)));
            return true;
        }

        var name = colon > 0 ? body[..colon] : head;
        if ((colon > 0 ? colon <= LongestHeading : isShort) && (!isBullet || body.EndsWith(':') || colon < 0) && Levels.OfHeading(name) is { } competence && (zone != Zone.Head || mark.Kind != MarkKind.None || name.Contains(' ', StringComparison.Ordinal)) && !PetitionWords.OtherKind(name).HasValue && !StartsRequest().IsMatch(Folded.Of(name)))
        {
            Close();
            zone = Zone.Petitions;
            Push(mark, new Stated(Competence: competence));
            open = colon > 0 && body[(colon + 2)..].Trim() is { Length: >= ShortestItem } rest ? (rest, spot) : null;
            return true;
        }

        if (zone == Zone.Petitions && isShort && FieldNames.Find(head) is { } field)
        {
            Close();
            Push(mark, new Stated(Field: field));
            return true;
        }

        return false;
    }

    private void Push(ListMark mark, Stated said)
    {
        var same = headings.FindIndex(heading => heading.Kind == mark.Kind && heading.Depth == mark.Depth);
        if (same >= 0)
        {
            headings.RemoveRange(same, headings.Count - same);
        }

        headings.Add((mark.Kind, mark.Depth, said));
    }

    private void Item(ListMark mark, string body, PaperSpot spot)
    {
        switch (zone)
        {
            case Zone.Head when Introduction().IsMatch(Folded.Of(body)) && body.EndsWith(':'):
                zone = Zone.Petitions;
                break;
            case Zone.Answers:
                answers.Add(body);
                break;
            case Zone.Petitions when spot.Table is not null && !PetitionWords.AsksForSomething(body):

                // Cells of a table that is none of petitions.
                break;
            case Zone.Petitions when mark.Kind != MarkKind.None:
                Close();
                hasMarks = true;
                open = (body, spot);
                break;
            case Zone.Petitions when open is { } item && hasMarks && (char.IsLower(body[0]) || !PetitionWords.AsksForSomething(body)) && !IsUpper(body):
                open = (AnswerLine().IsMatch(body) ? $"{item.Text} (đã được trả lời)" : $"{item.Text} {body}", item.Spot);
                break;
            case Zone.Petitions when (body.Length >= ShortestUnmarked || PetitionWords.AsksForSomething(body)) && !body.EndsWith(':') && !IsUpper(body) && !Formal().IsMatch(Folded.Of(body)) && (Above is not { Competence: null, Field: null } || PetitionWords.AsksForSomething(body)):
                Close();
                open = (body, spot);
                break;
        }
    }

    private static Zone? ZoneOf(string heading)
    {
        var folded = Folded.Of(heading);
        return OfGroup().IsMatch(folded) ? Zone.Beside
            : AnsweredHeading().IsMatch(folded) ? Zone.Petitions
            : OfPast().IsMatch(folded) ? Zone.Beside
            : OfAnswers().IsMatch(folded) ? Zone.Answers
            : OfOrganising().IsMatch(folded) || OfJudging().IsMatch(folded) ? Zone.Beside
            : OfPetitions().IsMatch(folded) ? Zone.Petitions
            : null;
    }

    private static bool IsUpper(string text) => text.Any(char.IsLetter) && !text.Any(char.IsLower);

    [GeneratedRegex(@"^(?:nơi nhận|TM\.|T/M|KT\.|trên đây là|hội nghị kết thúc|cuộc họp kết thúc|hội nghị bế mạc|biên bản (?:được|này|kết thúc|lập)|(?:thư ký|chủ trì|chủ tọa|chủ toạ|tổ trưởng|người ghi biên bản)(?: (?:hội nghị|cuộc họp|ghi biên bản))?$|xác nhận của)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex(@"(?:y kien|kien nghi|phan anh)\b.*\b(?:nhu sau|sau day|sau|gom|cu the)$|(?:y kien|kien nghi)[a-z ]{0,40}$")]
    private static partial Regex Introduction();

    [GeneratedRegex(@"^(?:kinh gui|can cu|thuc hien (?:ke hoach|chuong trinh)|qua (?:tiep xuc|cac)|nhin chung|noi nhan)\b")]
    private static partial Regex Formal();

    [GeneratedRegex(@"(?:de xuat|kien nghi)\b.*\b(?:cua|voi) (?:cac )?to\b|cua to dai bieu$|^(?:mot so )?(?:kien nghi,? de xuat|de xuat,? kien nghi|de xuat)(?! cua cu tri| cu tri)(?:$| cua to| voi)")]
    private static partial Regex OfGroup();

    [GeneratedRegex(@"(?:y kien|kien nghi)[a-z ]{0,40} da (?:duoc )?(?:tra loi|giai trinh|giai dap)|da (?:duoc )?(?:tra loi|giai trinh)[a-z ]{0,20} tai (?:hoi nghi|cho)|(?:y kien|kien nghi)[a-z ]{0,30}(?:duoc )?(?:tra loi|giai trinh) (?:truc tiep )?tai hoi nghi")]
    private static partial Regex AnsweredHeading();

    [GeneratedRegex(@"(?:ket qua|tinh hinh|viec|danh gia) (?:viec )?(?:giai quyet|tra loi)|ky hop truoc")]
    private static partial Regex OfPast();

    [GeneratedRegex(@"^(?:phan |noi dung |y kien |viec )?(?:tra loi|giai trinh|tiep thu)|(?:tra loi|giai trinh),? (?:giai trinh |tiep thu )?(?:tai hoi nghi|y kien)|^phat bieu (?:tiep thu|giai trinh|tra loi)")]
    private static partial Regex OfAnswers();

    [GeneratedRegex(@"(?:cong tac|ket qua|tinh hinh|viec) (?:to chuc|chuan bi|trien khai)|^thanh phan|^dac diem|^thoi gian|^khai quat|^ket qua tiep xuc|^chuong trinh|^dien bien$|^tinh hinh chung|^dia diem|^ket qua hoi nghi")]
    private static partial Regex OfOrganising();

    [GeneratedRegex(@"^(?:danh gia|nhan xet|ket luan|ton tai|han che|kho khan)")]
    private static partial Regex OfJudging();

    [GeneratedRegex(@"(?:y kien|kien nghi|phan anh|tam tu|nguyen vong)\b.*\bcu tri|cu tri\b.*(?:y kien|kien nghi|phat bieu|phan anh)|^(?:tong hop |noi dung |cac |nhung |ket qua )?(?:y kien|kien nghi|noi dung kien nghi)(?: kien nghi)?$|^y kien,? kien nghi|^noi dung (?:y kien|kien nghi)|^(?:phan )?y kien phat bieu")]
    private static partial Regex OfPetitions();

    [GeneratedRegex(@"^(?:cu tri [a-z0-9 ]{0,40})?(?:de nghi|mong|yeu cau)\b|^kien nghi (?!thuoc|voi|doi|cua|cap|gui|den|toi)")]
    private static partial Regex StartsRequest();

    [GeneratedRegex(@"^(?:trả lời|giải trình|ý kiến trả lời|đại diện [^:]{3,60} trả lời)\b[^:]{0,80}:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnswerLine();
}
