using System.Globalization;
using System.Text;

namespace LangSon.Txct.Operations.Setup;

/// <summary>A page of one line, without accents since it brings no font along.</summary>
internal static class TrialPdf
{
    /// <param name="at">Stands on the page, so that each sample is another file.</param>
    public static byte[] Of(DateTimeOffset at)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"BT /F 14 Tf 72 760 Td (Tai lieu thu, khong phai van ban. {at.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC) Tj ET");
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            $"<</Length {line.Length}>>\nstream\n{line}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        List<int> places = [];
        for (var number = 1; number <= objects.Length; number++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(place => file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
