namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>Follows the paths of a page as far as they are ruled lines, level or upright.</summary>
internal sealed class PdfRules
{
    /// <summary>A box so thin is a line; a line so short is none. In points.</summary>
    private const double Thin = 2, Short = 4;

    private const int MostLines = 20_000;

    private readonly List<(double X, double Y, double ToX, double ToY)> path = [];
    private readonly List<(double X, double Y, double Width, double Height)> boxes = [];
    private (double X, double Y) at;

    /// <summary>What was drawn; a path that only bounds others is not.</summary>
    public List<RuledLine> Lines { get; private set; } = [];

    public void Clear()
    {
        Lines = [];
        path.Clear();
        boxes.Clear();
    }

    public void Apply(string command, List<object?> operands, PdfMatrix page)
    {
        switch (command, operands)
        {
            case ("m", [double x, double y]):
                at = On(page, x, y);
                break;
            case ("l", [double x, double y]):
                var next = On(page, x, y);
                path.Add((at.X, at.Y, next.X, next.Y));
                at = next;
                break;
            case ("re", [double x, double y, double width, double height]):
                var (one, other) = (On(page, x, y), On(page, x + width, y + height));
                boxes.Add((Math.Min(one.X, other.X), Math.Min(one.Y, other.Y), Math.Abs(other.X - one.X), Math.Abs(other.Y - one.Y)));
                break;
            case ("S" or "s" or "B" or "B*" or "b" or "b*", _):
                Draw(isStroked: true);
                break;
            case ("f" or "F" or "f*", _):
                Draw(isStroked: false);
                break;
            case ("n", _):
                path.Clear();
                boxes.Clear();
                break;
        }
    }

    private static (double X, double Y) On(PdfMatrix page, double x, double y) => ((page.A * x) + (page.C * y) + page.E, (page.B * x) + (page.D * y) + page.F);

    private void Draw(bool isStroked)
    {
        foreach (var (x, y, toX, toY) in isStroked ? path : [])
        {
            Add(Math.Min(x, toX), Math.Min(y, toY), Math.Abs(toX - x), Math.Abs(toY - y));
        }

        foreach (var (x, y, width, height) in boxes)
        {
            if (width <= Thin || height <= Thin)
            {
                Add(x, y, width, height);
            }
            else if (isStroked)
            {
                Add(x, y, width, 0);
                Add(x, y + height, width, 0);
                Add(x, y, 0, height);
                Add(x + width, y, 0, height);
            }
        }

        path.Clear();
        boxes.Clear();
    }

    private void Add(double x, double y, double width, double height)
    {
        if (Lines.Count < MostLines && Math.Min(width, height) <= Thin && Math.Max(width, height) >= Short)
        {
            Lines.Add(width >= height ? new RuledLine(true, y + (height / 2), x, x + width) : new RuledLine(false, x + (width / 2), y, y + height));
        }
    }
}
