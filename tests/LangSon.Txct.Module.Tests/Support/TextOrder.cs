namespace LangSon.Txct.Support;

/// <summary>What stands on a page, from the top to the bottom.</summary>
internal static class TextOrder
{
    public static void AssertInOrder(string text, params string[] pieces)
    {
        var from = 0;
        foreach (var piece in pieces)
        {
            var at = text.IndexOf(piece, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"“{piece}” does not stand behind what was found before it.");
            from = at + piece.Length;
        }
    }
}
