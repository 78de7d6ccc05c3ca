using System.Globalization;
using System.Text;

namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>Reads the values of a PDF one after the other. Nesting is bounded, so nothing can exhaust the stack.</summary>
internal sealed class PdfLexer(byte[] bytes, int position, int end)
{
    private static readonly object Close = new();
    private static readonly object CloseDictionary = new();

    public int Position { get; set; } = position;

    public bool IsAtEnd => Position >= end;

    /// <summary>The next value: null, bool, double, name, string, list, dictionary or word; a reference only if it is asked for by <see cref="ReadObject"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are no PDF, or are nested too deeply.</exception>
    public object? Read() => Read(0, references: false) is var value && (value == Close || value == CloseDictionary) ? new PdfWord("]") : value;

    /// <summary>The next value, with references to other objects.</summary>
    public object? ReadObject() => Read(0, references: true) is var value && (value == Close || value == CloseDictionary) ? null : value;

    public void SkipBlanks()
    {
        while (Position < end)
        {
            if (bytes[Position] == '%')
            {
                while (Position < end && bytes[Position] is not ((byte)'\n' or (byte)'\r'))
                {
                    Position++;
                }
            }
            else if (!IsBlank(bytes[Position]))
            {
                return;
            }
            else
            {
                Position++;
            }
        }
    }

    public static bool IsBlank(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte value) => value is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private object? Read(int depth, bool references)
    {
        if (depth > PdfLimits.Depth)
        {
            throw new UnsafeContentException("corrupt");
        }

        SkipBlanks();
        if (Position >= end)
        {
            return null;
        }

        switch (bytes[Position])
        {
            case (byte)'/':
                return ReadName();
            case (byte)'(':
                return ReadString();
            case (byte)'[':
                Position++;
                return ReadList(depth, references);
            case (byte)']':
                Position++;
                return Close;
            case (byte)'<' when Next() == '<':
                Position += 2;
                return ReadDictionary(depth, references);
            case (byte)'<':
                return ReadHex();
            case (byte)'>' when Next() == '>':
                Position += 2;
                return CloseDictionary;
            case (byte)'{' or (byte)'}' or (byte)')' or (byte)'>':
                return new PdfWord(((char)bytes[Position++]).ToString());
            default:
                return ReadPlain(references);
        }
    }

    private byte Next() => Position + 1 < end ? bytes[Position + 1] : (byte)0;

    private PdfName ReadName()
    {
        var name = new StringBuilder();
        for (Position++; Position < end && !IsBlank(bytes[Position]) && !IsDelimiter(bytes[Position]); Position++)
        {
            if (bytes[Position] == '#' && Position + 2 < end && byte.TryParse(Encoding.ASCII.GetString(bytes, Position + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                name.Append((char)value);
                Position += 2;
            }
            else
            {
                name.Append((char)bytes[Position]);
            }
        }

        return new PdfName(name.ToString());
    }

    private PdfString ReadString()
    {
        List<byte> text = [];
        var open = 1;
        for (Position++; Position < end; Position++)
        {
            var value = bytes[Position];
            if (value == '\\')
            {
                Position++;
                ReadEscape(text);
                continue;
            }

            open += value == '(' ? 1 : value == ')' ? -1 : 0;
            if (open == 0)
            {
                Position++;
                break;
            }

            text.Add(value);
        }

        return new PdfString([.. text]);
    }

    private void ReadEscape(List<byte> text)
    {
        if (Position >= end)
        {
            return;
        }

        var value = bytes[Position];
        if (value is >= (byte)'0' and <= (byte)'7')
        {
            var code = 0;
            for (var digits = 0; digits < 3 && Position < end && bytes[Position] is >= (byte)'0' and <= (byte)'7'; digits++)
            {
                code = (code * 8) + bytes[Position++] - '0';
            }

            Position--;
            text.Add((byte)code);
        }
        else if (value == '\r')
        {
            Position += Next() == '\n' ? 1 : 0;
        }
        else if (value != '\n')
        {
            text.Add(value switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, _ => value });
        }
    }

    private PdfString ReadHex()
    {
        List<byte> text = [];
        var half = -1;
        for (Position++; Position < end && bytes[Position] != '>'; Position++)
        {
            var digit = HexDigit(bytes[Position]);
            if (digit >= 0)
            {
                if (half >= 0)
                {
                    text.Add((byte)((half << 4) | digit));
                    half = -1;
                }
                else
                {
                    half = digit;
                }
            }
        }

        Position++;
        if (half >= 0)
        {
            text.Add((byte)(half << 4));
        }

        return new PdfString([.. text]);
    }

    private static int HexDigit(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
        _ => -1,
    };

    private List<object?> ReadList(int depth, bool references)
    {
        List<object?> list = [];
        while (true)
        {
            SkipBlanks();
            if (Position >= end)
            {
                return list;
            }

            var value = Read(depth + 1, references);
            if (value == Close || value == CloseDictionary)
            {
                return list;
            }

            list.Add(value);
        }
    }

    private PdfDictionary ReadDictionary(int depth, bool references)
    {
        var dictionary = new PdfDictionary();
        while (true)
        {
            SkipBlanks();
            if (Position >= end)
            {
                return dictionary;
            }

            var key = Read(depth + 1, references);
            if (key == CloseDictionary || key == Close)
            {
                return dictionary;
            }

            if (key is not PdfName name)
            {
                continue;
            }

            var value = Read(depth + 1, references);
            if (value == CloseDictionary)
            {
                return dictionary;
            }

            dictionary[name.Text] = value == Close ? null : value;
        }
    }

    private object? ReadPlain(bool references)
    {
        var start = Position;
        while (Position < end && !IsBlank(bytes[Position]) && !IsDelimiter(bytes[Position]))
        {
            Position++;
        }

        var token = bytes.AsSpan(start, Position - start);
        if (token[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' && TryNumber(token, out var number))
        {
            return references && number is >= 0 and < int.MaxValue && number == Math.Floor(number) && TryReference((int)number) is { } reference ? reference : number;
        }

        return Encoding.Latin1.GetString(token) switch { "true" => true, "false" => false, "null" => null, var word => new PdfWord(word) };
    }

    /// <summary>Numbers as PDF writers spell them: 12, -.5, 4., --3.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> token, out double number)
    {
        (number, var sign, var scale, var digits) = (0, 1.0, 0.0, 0);
        foreach (var value in token)
        {
            switch (value)
            {
                case (byte)'-':
                    sign = -1;
                    break;
                case (byte)'+':
                    break;
                case (byte)'.' when scale == 0:
                    scale = 1;
                    break;
                case >= (byte)'0' and <= (byte)'9':
                    digits++;
                    number = (number * 10) + value - '0';
                    scale *= 10;
                    break;
                default:
                    return false;
            }
        }

        number = sign * number / (scale == 0 ? 1 : scale);
        return digits > 0 && double.IsFinite(number);
    }

    private PdfReference? TryReference(int number)
    {
        var at = Position;
        while (at < end && IsBlank(bytes[at]))
        {
            at++;
        }

        var digits = at;
        while (at < end && bytes[at] is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        if (at == digits || at - digits > 5)
        {
            return null;
        }

        while (at < end && IsBlank(bytes[at]))
        {
            at++;
        }

        if (at >= end || bytes[at] != 'R' || (at + 1 < end && !IsBlank(bytes[at + 1]) && !IsDelimiter(bytes[at + 1])))
        {
            return null;
        }

        Position = at + 1;
        return new PdfReference(number);
    }
}
