namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>Follows the drawing commands of a page as far as text goes, forms within forms included.</summary>
internal sealed class PdfCanvas(PdfObjects objects, CancellationToken cancel)
{
    private const int MostFormDepth = 12, MostForms = 20_000, MostGlyphs = 3_000_000;

    private readonly PdfRules rules = new();

    private readonly Dictionary<PdfDictionary, PdfFont?> fonts = [];
    private readonly Dictionary<PdfStream, byte[]?> forms = [];
    private readonly List<PdfGlyph> glyphs = [];
    private int formsDrawn;
    private int glyphsDrawn;

    /// <summary>How much of the page drawn last is covered by pictures, in square points; overlaps count twice.</summary>
    public double PictureArea { get; private set; }

    /// <summary>The ruled lines of the page drawn last.</summary>
    public List<RuledLine> Lines => rules.Lines;

    /// <summary>The letters of one page, in the order in which they are drawn; good until the next page is drawn.</summary>
    public List<PdfGlyph> Draw(IEnumerable<PdfStream> contents, PdfDictionary? resources, PdfMatrix turn)
    {
        glyphs.Clear();
        PictureArea = 0;
        rules.Clear();
        Run(Joined([.. contents.Select(stream => objects.Decode(stream) ?? throw new InvalidDataException("A page's contents are damaged."))]), resources, turn, 0);
        return glyphs;
    }

    /// <summary>The parts of a page's contents, which end between two words.</summary>
    private static byte[] Joined(List<byte[]> parts)
    {
        if (parts is [var only])
        {
            return only;
        }

        using var bytes = new MemoryStream();
        foreach (var part in parts)
        {
            bytes.Write(part);
            bytes.WriteByte((byte)'\n');
        }

        return bytes.ToArray();
    }

    /// <summary>Draws what an annotation looks like, on the page drawn last.</summary>
    public void Appearance(PdfStream form, PdfDictionary? resources, PdfMatrix place) => Form(form, resources, new State(place), 0);

    private void Run(byte[] bytes, PdfDictionary? resources, PdfMatrix start, int depth)
    {
        var lexer = new PdfLexer(bytes, 0, bytes.Length);
        var state = new State(start);
        Stack<State> saved = new();
        List<object?> operands = [];
        for (var count = 0; !lexer.IsAtEnd; count++)
        {
            if (count % 4096 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var value = lexer.Read();
            if (value is not PdfWord word)
            {
                operands.Add(operands.Count < 2000 ? value : null);
                continue;
            }

            switch (word.Text)
            {
                case "q" when saved.Count < 1000:
                    saved.Push(state.Copy());
                    break;
                case "Q" when saved.TryPop(out var before):
                    state = before;
                    break;
                case "Do" when operands is [PdfName name] && Named(resources, "XObject", name.Text) is PdfStream form:
                    Form(form, resources, state, depth);
                    break;
                case "Tf" when operands is [PdfName font, double size]:
                    (state.Font, state.Size) = (FontOf(Named(resources, "Font", font.Text)), size);
                    break;
                case "BI":
                    Picture(state);
                    SkipInlineImage(lexer, bytes);
                    break;
                default:
                    Apply(word.Text, operands, state);
                    break;
            }

            operands.Clear();
        }
    }

    private object? Named(PdfDictionary? resources, string kind, string name) => objects.DictionaryOf(resources?.GetValueOrDefault(kind)) is { } named
        ? objects.Resolve(named.GetValueOrDefault(name))
        : null;

    private void Form(PdfStream form, PdfDictionary? outer, State state, int depth)
    {
        if (form.Dictionary.NameOf("Subtype") == "Image")
        {
            Picture(state);
        }

        if (form.Dictionary.NameOf("Subtype") != "Form" || depth >= MostFormDepth)
        {
            return;
        }

        if (++formsDrawn > MostForms)
        {
            throw new UnsafeContentException("unreadable");
        }

        if (!forms.TryGetValue(form, out var bytes))
        {
            forms[form] = bytes = objects.Decode(form);
        }

        var matrix = PdfMatrix.From(objects.Resolve(form.Dictionary.GetValueOrDefault("Matrix")) as List<object?> ?? []) ?? PdfMatrix.Identity;
        Run(bytes ?? [], objects.DictionaryOf(form.Dictionary.GetValueOrDefault("Resources")) ?? outer, matrix.Then(state.Page), depth + 1);
    }

    /// <summary>A picture fills the unit square of where it is drawn.</summary>
    private void Picture(State state) => PictureArea += Math.Abs((state.Page.A * state.Page.D) - (state.Page.B * state.Page.C));

    private PdfFont? FontOf(object? value)
    {
        if (value is not PdfDictionary dictionary)
        {
            return null;
        }

        if (!fonts.TryGetValue(dictionary, out var font))
        {
            fonts[dictionary] = font = new PdfFont(dictionary, objects);
        }

        return font;
    }

    private void Apply(string command, List<object?> operands, State state)
    {
        rules.Apply(command, operands, state.Page);
        switch (command, operands)
        {
            case ("cm", _) when PdfMatrix.From(operands) is { } matrix:
                state.Page = matrix.Then(state.Page);
                break;
            case ("BT", _):
                state.Line = state.Text = PdfMatrix.Identity;
                break;
            case ("Tm", _) when PdfMatrix.From(operands) is { } matrix:
                state.Line = state.Text = matrix;
                break;
            case ("Td", [double x, double y]):
                state.NextLine(x, y);
                break;
            case ("TD", [double x, double y]):
                state.Leading = -y;
                state.NextLine(x, y);
                break;
            case ("T*", _):
                state.NextLine(0, -state.Leading);
                break;
            case ("TL", [double leading]):
                state.Leading = leading;
                break;
            case ("Tc", [double spacing]):
                state.LetterSpacing = spacing;
                break;
            case ("Tw", [double spacing]):
                state.WordSpacing = spacing;
                break;
            case ("Tz", [double scale]):
                state.Scale = scale / 100;
                break;
            case ("Ts", [double rise]):
                state.Rise = rise;
                break;
            case ("Tj", [PdfString shown]):
                Show(shown, state);
                break;
            case ("'", [PdfString shown]):
                state.NextLine(0, -state.Leading);
                Show(shown, state);
                break;
            case ("\"", [double words, double letters, PdfString shown]):
                (state.WordSpacing, state.LetterSpacing) = (words, letters);
                state.NextLine(0, -state.Leading);
                Show(shown, state);
                break;
            case ("TJ", [List<object?> pieces]):
                foreach (var piece in pieces)
                {
                    if (piece is PdfString part)
                    {
                        Show(part, state);
                    }
                    else if (piece is double back)
                    {
                        state.Text = state.Text.Moved(-back / 1000 * state.Size * state.Scale, 0);
                    }
                }

                break;
        }
    }

    private void Show(PdfString shown, State state)
    {
        if (state.Font is not { } font)
        {
            return;
        }

        foreach (var (text, width, isSpace) in font.Letters(shown.Bytes))
        {
            if (++glyphsDrawn > MostGlyphs)
            {
                throw new UnsafeContentException("unreadable");
            }

            var place = state.Text.Moved(0, state.Rise).Then(state.Page);
            var advance = ((width / 1000 * state.Size) + state.LetterSpacing + (isSpace ? state.WordSpacing : 0)) * state.Scale;
            var drawn = width / 1000 * state.Size * state.Scale;
            var size = Math.Abs(state.Size) * Math.Sqrt((place.C * place.C) + (place.D * place.D));
            var isTurned = place.A <= 0 || Math.Abs(place.B) > 0.1 * place.A;
            if (double.IsFinite(place.E) && double.IsFinite(place.F) && double.IsFinite(size))
            {
                glyphs.Add(new PdfGlyph(text, place.E, place.F, place.E + (drawn * place.A), Math.Max(1, size), font.IsBold, isTurned, glyphs.Count));
            }

            state.Text = state.Text.Moved(advance, 0);
        }
    }

    /// <summary>The bytes of a small picture within the commands: up to EI between blanks.</summary>
    private static void SkipInlineImage(PdfLexer lexer, byte[] bytes)
    {
        for (var at = lexer.Position; ; at++)
        {
            var found = at < bytes.Length ? bytes.AsSpan(at).IndexOf("EI"u8) : -1;
            if (found < 0)
            {
                lexer.Position = bytes.Length;
                return;
            }

            at += found;
            if (at > 0 && PdfLexer.IsBlank(bytes[at - 1]) && (at + 2 >= bytes.Length || PdfLexer.IsBlank(bytes[at + 2])))
            {
                lexer.Position = at + 2;
                return;
            }
        }
    }

    private sealed class State(PdfMatrix page)
    {
        public PdfMatrix Page { get; set; } = page;
        public PdfMatrix Line { get; set; } = PdfMatrix.Identity;
        public PdfMatrix Text { get; set; } = PdfMatrix.Identity;
        public PdfFont? Font { get; set; }
        public double Size { get; set; } = 1;
        public double Scale { get; set; } = 1;
        public double Leading { get; set; }
        public double LetterSpacing { get; set; }
        public double WordSpacing { get; set; }
        public double Rise { get; set; }

        public State Copy() => (State)MemberwiseClone();

        public void NextLine(double x, double y) => Line = Text = Line.Moved(x, y);
    }
}
