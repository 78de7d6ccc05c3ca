using System.Text;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>Puts the letters of a page together to lines. What stands in two columns, as the head of a paper does, is read column by column.</summary>
internal static partial class PdfLines
{
    /// <summary>Gaps, in letter heights: where a blank is drawn and nothing is stamped upon it, between words, between the words of spaced-out letters, between columns without and with a blank drawn.</summary>
    private const double BlankGap = 0.05, WordGap = 0.2, WideGap = 0.85, ColumnGap = 1.8, DrawnGap = 3.5;

    /// <param name="glyphs">Put in the order of reading where none of them is turned.</param>
    public static IEnumerable<TextLine> Of(List<PdfGlyph> glyphs)
    {
        var rows = Rows(glyphs.Exists(glyph => glyph.IsTurned) ? glyphs.FindAll(glyph => !glyph.IsTurned) : glyphs).Select(Segments).Where(row => row.Count > 0).ToList();
        MendMarks(rows);
        var (left, right) = rows.Count == 0 ? (0, 0) : (rows.Min(row => row[0].Left), rows.Max(row => row[^1].Right));
        return InColumns(rows)
            .Select(piece => new TextLine(piece.Text, piece.IsAlone && IsCentered(piece, left, right), piece.IsBold))
            .Concat(Turned(glyphs));
    }

    /// <summary>Words across the page, as watermarks are, in the order in which they are drawn.</summary>
    private static IEnumerable<TextLine> Turned(List<PdfGlyph> glyphs)
    {
        var line = new StringBuilder();
        var before = -1;
        foreach (var glyph in glyphs.Where(glyph => glyph.IsTurned))
        {
            if (glyph.Order != before + 1 && line.Length > 0)
            {
                yield return new TextLine(line.ToString());
                line.Clear();
            }

            line.Append(glyph.Text);
            before = glyph.Order;
        }

        if (line.Length > 0)
        {
            yield return new TextLine(line.ToString());
        }
    }

    private static IEnumerable<List<PdfGlyph>> Rows(List<PdfGlyph> glyphs)
    {
        List<PdfGlyph> row = [];
        var baseline = 0.0;
        foreach (var glyph in Sorted(glyphs, (one, other) => other.Y.CompareTo(one.Y)))
        {
            if (row.Count > 0 && baseline - glyph.Y > Math.Min(row[0].Size, glyph.Size) * 0.45)
            {
                yield return row;
                row = [];
            }

            baseline = row.Count == 0 ? glyph.Y : baseline;
            row.Add(glyph);
        }

        if (row.Count > 0)
        {
            yield return row;
        }
    }

    /// <summary>Letters are mostly drawn in the order in which they are read, and then nothing is sorted. Equal ones keep the order in which they are drawn.</summary>
    private static List<PdfGlyph> Sorted(List<PdfGlyph> glyphs, Comparison<PdfGlyph> compare)
    {
        for (var index = 1; index < glyphs.Count; index++)
        {
            if (compare(glyphs[index - 1], glyphs[index]) is > 0 || (compare(glyphs[index - 1], glyphs[index]) == 0 && glyphs[index - 1].Order > glyphs[index].Order))
            {
                glyphs.Sort((one, other) => compare(one, other) is not 0 and var order ? order : one.Order.CompareTo(other.Order));
                break;
            }
        }

        return glyphs;
    }

    private static List<Segment> Segments(List<PdfGlyph> row)
    {
        List<Segment> segments = [];
        var text = new StringBuilder();
        PdfGlyph? before = null;
        var (start, bold, blank) = (0.0, false, false);
        foreach (var glyph in Sorted(row, (one, other) => one.X.CompareTo(other.X)))
        {
            if (string.IsNullOrWhiteSpace(glyph.Text))
            {
                blank = true;
                continue;
            }

            // Bold letters are at times drawn twice, a little apart.
            if (before is { } last && last.Text == glyph.Text && glyph.X - last.X < glyph.Size * 0.12)
            {
                continue;
            }

            var gap = before is null ? 0 : (glyph.X - before.Value.End) / Math.Max(glyph.Size, before.Value.Size);
            if (before is not null && gap > (blank ? DrawnGap : ColumnGap))
            {
                segments.Add(new Segment(text.ToString(), start, before.Value.End, before.Value.Y, before.Value.Size, bold));
                text.Clear();
                before = null;
                bold = false;
            }

            start = before is null ? glyph.X : start;
            text.Append(before is null ? "" : gap > WideGap ? "  " : gap > (blank ? BlankGap : WordGap) ? " " : "").Append(glyph.Text);
            bold |= glyph.IsBold;
            (before, blank) = (glyph, false);
        }

        if (before is { } end)
        {
            segments.Add(new Segment(text.ToString(), start, end.End, end.Y, end.Size, bold));
        }

        foreach (var segment in segments)
        {
            segment.IsAlone = segments.Count == 1;
        }

        return segments;
    }

    private static bool IsCentered(Segment piece, double left, double right)
    {
        var width = right - left;
        double before = piece.Left - left, after = right - piece.Right;
        return Math.Abs(before - after) < width * 0.06 && (before > width * 0.03 || piece.Right - piece.Left > width * 0.85);
    }

    /// <summary>Rows of two pieces, and single pieces close below that keep to one side, make a block: its left side is read first.</summary>
    private static IEnumerable<Segment> InColumns(List<List<Segment>> rows)
    {
        List<Segment> left = [], right = [];
        double split = 0, limit = double.MaxValue, last = 0;
        foreach (var row in rows)
        {
            var isNear = last - row[0].Y < row[0].Size * 2.2;
            var fits = row.Count switch
            {
                2 => left.Count + right.Count == 0 || (Math.Max(split, row[0].Right) < Math.Min(limit, row[1].Left) && last - row[0].Y < row[0].Size * 8),
                1 => left.Count + right.Count > 0 && isNear && (row[0].Right < limit && row[0].Left < split || row[0].Left > split && row[0].Right > limit),
                _ => false,
            };
            if (!fits)
            {
                foreach (var piece in left.Concat(right))
                {
                    yield return piece;
                }

                left.Clear();
                right.Clear();
                (split, limit) = (0, double.MaxValue);
            }

            last = row[^1].Y;
            if (row.Count == 2)
            {
                left.Add(row[0]);
                right.Add(row[1]);
                (split, limit) = (Math.Max(split, row[0].Right), Math.Min(limit, row[1].Left));
            }
            else if (fits)
            {
                (row[0].Left < split ? left : right).Add(row[0]);
            }
            else
            {
                foreach (var piece in row)
                {
                    yield return piece;
                }
            }
        }

        foreach (var piece in left.Concat(right))
        {
            yield return piece;
        }
    }

    /// <summary>"MẬT" over "ĐỘ DÂN SỐ" in a narrow column is half of a heading. The two are joined, lest it reads as a mark.</summary>
    private static void MendMarks(List<List<Segment>> rows)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            foreach (var piece in rows[index].Where(piece => HalfWord().IsMatch(piece.Text)))
            {
                if (index + 1 < rows.Count && rows[index + 1].Find(piece.IsAbove) is { } below && SecondHalf().IsMatch(below.Text))
                {
                    piece.Text = $"{piece.Text} {below.Text}";
                }
                else if (index > 0 && rows[index - 1].Find(above => above.IsAbove(piece)) is { } above && FirstHalf().IsMatch(above.Text))
                {
                    piece.Text = $"{above.Text} {piece.Text}";
                }
            }
        }
    }

    [GeneratedRegex(@"^\W*mật\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex HalfWord();

    [GeneratedRegex(@"\b(?:bảo|bí)$", RegexOptions.IgnoreCase)]
    private static partial Regex FirstHalf();

    [GeneratedRegex(@"^(?:độ|ong|khẩu|mã)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SecondHalf();

    private sealed class Segment(string text, double left, double right, double y, double size, bool isBold)
    {
        public string Text { get; set; } = text;
        public double Left { get; } = left;
        public double Right { get; } = right;
        public double Y { get; } = y;
        public double Size { get; } = size;
        public bool IsBold { get; } = isBold;

        /// <summary>Whether nothing else stands in its row.</summary>
        public bool IsAlone { get; set; }

        public bool IsAbove(Segment other) => Y - other.Y < Size * 1.7 && other.Left < Right && Left < other.Right;
    }
}
