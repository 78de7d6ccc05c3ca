using System.Text;
using LangSon.Txct.Support;

namespace LangSon.Txct.Content.Reading;

/// <summary>Packets are known by their bytes; the intake of single papers does not take them.</summary>
public class FileKindTests
{
    [Theory]
    [InlineData("report-java.edxml")]
    [InlineData("report-dotnet.edxml")]
    [InlineData("status-03.edxml")]
    public async Task A_packet_is_known_by_its_bytes(string name)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "packets", name), TestContext.Current.CancellationToken);

        Assert.Equal(FileKind.EdXml, FileKind.Of(bytes));
        Assert.Equal(FileKind.EdXml, FileKind.Of([.. Encoding.UTF8.Preamble, .. "\r\n"u8, .. bytes]));
        Assert.Equal("unsupported-type", Assert.Single((await Papers.InspectAsync(bytes, name)).Findings).Code);
        Assert.Equal("type-mismatch", Assert.Single((await Papers.InspectAsync(bytes, "BC 215.pdf")).Findings).Code);
    }

    [Theory]
    [InlineData("<html><body>edXML</body></html>")]
    [InlineData("edXML <edXML")]
    [InlineData("")]
    public void What_only_speaks_of_packets_is_none(string text) => Assert.Equal(FileKind.Unknown, FileKind.Of(Encoding.UTF8.GetBytes(text)));
}
