namespace LangSon.Txct.Petitions.Reading;

/// <summary>What has been found in a paper so far.</summary>
internal sealed class Found
{
    public List<ReadPetition> Petitions { get; } = [];

    public List<OtherWords> Others { get; } = [];

    /// <summary>Takes an item in: one petition, several, or words that are none.</summary>
    /// <param name="stated">What headings or columns say of it.</param>
    public void Add(string item, Stated stated, PaperSpot spot)
    {
        string? field = null;
        foreach (var part in PetitionWords.Apart(item))
        {
            var words = PetitionWords.Of(part);
            field = words.Field ?? field;
            if (words.Text.Length < 3)
            {
                continue;
            }

            if (PetitionWords.OtherKind(words.Text) is { } kind)
            {
                Others.Add(new OtherWords(words.Text, kind, spot));
                continue;
            }

            Petitions.Add(new ReadPetition(
                words.Text, stated.Field ?? field, stated.Competence, stated.Agency ?? Addressees.In(words.Text),
                stated.Voter is { Length: > 0 } voter ? People.Name(voter) ?? voter : words.Voter, stated.Place is { Length: > 0 } place ? place : words.Place,
                stated.IsAnswered || words.AnsweredOnSpot, spot));
        }
    }
}

/// <summary>What headings or columns state of an item.</summary>
internal sealed record Stated(string? Field = null, string? Competence = null, string? Agency = null, string? Voter = null, string? Place = null, bool IsAnswered = false);
