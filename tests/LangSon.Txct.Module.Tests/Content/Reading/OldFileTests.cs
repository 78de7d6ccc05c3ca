using LangSon.Txct.Content.Checks;
using LangSon.Txct.Support;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Content.Reading;

/// <summary>Files of Word and Excel 97, and the converter that reads what the module cannot.</summary>
public sealed class OldFileTests : IDisposable
{
    private readonly DisposableFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_paper_of_Word_97_is_read_whole()
    {
        var file = Assert.Single(await Papers.InspectAsync(Old("bao cao 97.doc")));

        Assert.Equal(("publishable", "272/BC-HĐND", "SessionResultReport"), (file.Verdict, file.Facts!.FullNumber, file.Facts.Type));
        Assert.Equal("Kết quả kỳ họp thường lệ giữa năm 2024 Hội đồng nhân dân tỉnh khóa XVII, nhiệm kỳ 2021 - 2026", file.Facts.Subject);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    public async Task An_old_file_cut_off_is_called_corrupt(double part)
    {
        var bytes = await File.ReadAllBytesAsync(Old("bao cao 97.doc"), TestContext.Current.CancellationToken);

        var file = await Papers.InspectAsync(bytes[..(int)(bytes.Length * part)], "bao cao.doc");

        Assert.Equal(("refused", "corrupt"), (file.Verdict, file.Findings[0].Code));
    }

    [Fact]
    public async Task A_sheet_of_Excel_97_is_read_where_LibreOffice_is()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/soffice"), "LibreOffice is not installed.");

        var file = Assert.Single(await Papers.InspectAsync(Old("bao cao 97.xls")));

        Assert.Equal(("publishable", "487/BC-UBND", "PetitionResolutionReport"), (file.Verdict, file.Facts!.FullNumber, file.Facts.Type));
    }

    [Fact]
    public async Task Without_LibreOffice_an_old_sheet_waits_for_a_person()
    {
        var reading = await ReadAsync(new ContentOptions { Soffice = "/nowhere/soffice" });

        Assert.Equal("converter-missing", Assert.Single(reading.Findings).Code);
    }

    [Fact]
    public async Task A_converter_that_never_ends_is_ended_with_all_it_started_and_leaves_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in is a shell script.");
        var started = Path.Combine(folder.Path, "started");
        var program = Path.Combine(folder.Path, "soffice");
        await WriteAsync(program, $"#!/bin/sh\n(setsid /bin/sh -c 'echo $$ >> {started}; sleep 600' \"$@\" &)\n/bin/sh -c 'echo $$ >> {started}; sleep 600' \"$@\"\n");

        var reading = await ReadAsync(new ContentOptions { Soffice = program, ConversionTime = TimeSpan.FromSeconds(2) });

        Assert.Equal((Verdict.Refused, "unreadable"), (reading.Findings[0].Verdict, Assert.Single(reading.Findings).Code));
        var processes = await File.ReadAllLinesAsync(started, TestContext.Current.CancellationToken);
        Assert.Equal(2, processes.Length);
        Assert.All(processes, process => Assert.False(Directory.Exists($"/proc/{process}") && File.ReadAllText($"/proc/{process}/cmdline").Length > 0));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder.Path, "data", "transit")));
    }

    [Fact]
    public async Task The_converter_has_its_own_time_beside_that_for_reading()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in is a shell script.");
        var program = Path.Combine(folder.Path, "soffice");
        await WriteAsync(program, "#!/bin/sh\nsleep 1\nexit 0\n");

        var reading = await ReadAsync(new ContentOptions { Soffice = program, ReadingTime = TimeSpan.FromMilliseconds(500), ConversionTime = TimeSpan.FromSeconds(30) });

        // It came to its end and made nothing: no limit of time was passed.
        Assert.Equal("corrupt", Assert.Single(reading.Findings).Code);
    }

    private static string Old(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "old", name);

    private static async Task WriteAsync(string program, string script)
    {
        await File.WriteAllTextAsync(program, script, TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    private async Task<Reading> ReadAsync(ContentOptions options)
    {
        var transit = new Transit(Path.Combine(folder.Path, "data"), Options.Create(options));
        await using var source = File.OpenRead(Old("bao cao 97.xls"));
        using var taken = await transit.TakeAsync(source, TestContext.Current.CancellationToken);
        return await new PaperReader(Options.Create(options), TimeProvider.System).ReadAsync(taken, "bao cao.xls", TestContext.Current.CancellationToken);
    }
}
