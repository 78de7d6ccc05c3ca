namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>Undoes the row filters of PNG and TIFF, which cross-reference streams use.</summary>
internal static class PdfPredictor
{
    public static byte[]? Undo(byte[]? bytes, PdfDictionary? settings, PdfObjects objects)
    {
        int Setting(string name, int byDefault) => settings is not null && objects.Resolve(settings.GetValueOrDefault(name)) is double value ? (int)value : byDefault;
        var predictor = Setting("Predictor", 1);
        if (bytes is null || predictor == 1)
        {
            return bytes;
        }

        var pixel = Math.Clamp(Setting("Colors", 1) * Setting("BitsPerComponent", 8) / 8, 1, 64);
        var row = (int)Math.Clamp(((long)Setting("Columns", 1) * Setting("Colors", 1) * Setting("BitsPerComponent", 8) + 7) / 8, 1, 1 << 20);
        return predictor == 2 ? Tiff(bytes, row, pixel) : Png(bytes, row, pixel);
    }

    private static byte[] Tiff(byte[] bytes, int row, int pixel)
    {
        for (var index = 0; index < bytes.Length; index++)
        {
            bytes[index] += index % row >= pixel ? bytes[index - pixel] : (byte)0;
        }

        return bytes;
    }

    private static byte[] Png(byte[] bytes, int row, int pixel)
    {
        var rows = (bytes.Length + row) / (row + 1);
        var target = new byte[rows * row];
        for (var number = 0; number < rows; number++)
        {
            var from = number * (row + 1);
            var to = number * row;
            for (var index = 0; index < row && from + 1 + index < bytes.Length; index++)
            {
                int left = index >= pixel ? target[to + index - pixel] : 0, up = number > 0 ? target[to + index - row] : 0;
                var corner = index >= pixel && number > 0 ? target[to + index - row - pixel] : 0;
                target[to + index] = (byte)(bytes[from + 1 + index] + bytes[from] switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }
        }

        return target;
    }

    private static int Paeth(int left, int up, int corner)
    {
        int guess = left + up - corner, toLeft = Math.Abs(guess - left), toUp = Math.Abs(guess - up), toCorner = Math.Abs(guess - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
