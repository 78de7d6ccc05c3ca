using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Reading;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Library.Search;

/// <summary>The text of a visible document: of the paper itself and of its annexes. What cannot be read is found by its metadata alone.</summary>
internal sealed class DocumentTexts(VisibleBytes visible, ITransit transit, IPaperReader reader, ILogger<DocumentTexts> logger)
{
    /// <summary>Enough for a thick report, and little beside a file.</summary>
    private const int Longest = 400_000;

    /// <returns>The text, and whether all bytes that it should have were there to be read.</returns>
    public async Task<(string Text, bool IsWhole)> OfAsync(CentralDocument document, CancellationToken cancel)
    {
        List<string> texts = [];
        var isWhole = true;
        foreach (var part in document.Parts)
        {
            try
            {
                if (await visible.OpenAsync(document, part, cancel) is not OpenedBytes.Ready { Bytes: var bytes })
                {
                    isWhole = false;
                    continue;
                }

                await using (bytes)
                {
                    using var taken = await transit.TakeAsync(bytes, cancel);
                    texts.Add(await reader.ReadAsync(taken, part.Name, cancel) is Reading.Read { Paper.Text: var text } ? text : "");
                }
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                // One file that cannot be read must not keep all others from being found.
                Log.TextNotRead(logger, part.Name, document.DocumentId, exception);
                isWhole = false;
            }
        }

        var whole = string.Join('\n', texts.Where(text => text.Length > 0));
        return (whole.Length > Longest ? whole[..Longest] : whole, isWhole);
    }
}
