using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Reading;

namespace LangSon.Txct.Library.Search;

/// <summary>The text of a visible document: of the paper itself and of its annexes. What cannot be read is found by its metadata alone.</summary>
internal sealed class DocumentTexts(VisibleBytes visible, ITransit transit, IPaperReader reader)
{
    /// <summary>Enough for a thick report, and little beside a file.</summary>
    private const int Longest = 400_000;

    public async Task<string> OfAsync(CentralDocument document, CancellationToken cancel)
    {
        List<string> texts = [];
        foreach (var part in document.Parts)
        {
            if (await visible.OpenAsync(document, part, cancel) is OpenedBytes.Ready { Bytes: var bytes })
            {
                await using (bytes)
                {
                    using var taken = await transit.TakeAsync(bytes, cancel);
                    texts.Add(await reader.ReadAsync(taken, part.Name, cancel) is Reading.Read { Paper.Text: var text } ? text : "");
                }
            }
        }

        var whole = string.Join('\n', texts.Where(text => text.Length > 0));
        return whole.Length > Longest ? whole[..Longest] : whole;
    }
}
