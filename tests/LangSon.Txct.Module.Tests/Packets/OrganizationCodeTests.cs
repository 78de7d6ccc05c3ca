using LangSon.Txct.Content;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Packets;

/// <summary>Codes of organisations in both forms, and the settings that hold them.</summary>
public class OrganizationCodeTests
{
    [Theory]
    [InlineData("H37")]
    [InlineData("H37.99.01")]
    [InlineData("H37.DN.001")]
    [InlineData("Z01.1")]
    [InlineData("000.00.00.H41")]
    public void A_code_of_either_form_is_one(string code) => Assert.True(OrganizationCodes.IsCode(code));

    [Theory]
    [InlineData("")]
    [InlineData("h37")]
    [InlineData("Z01")]
    [InlineData("H37.")]
    [InlineData("H37..01")]
    [InlineData("37H")]
    [InlineData("H37.99.01\n")]
    [InlineData("00.00.00.H41")]
    [InlineData("H٣٧.01")]
    [InlineData("H37.ABCDEFGHIJKLMNOPQRSTUVWXYZ123456")]
    public void What_is_no_code_is_none(string code) => Assert.False(OrganizationCodes.IsCode(code));

    [Fact]
    public void The_longest_code_has_35_letters()
    {
        Assert.True(OrganizationCodes.IsCode($"H37.{new string('A', 31)}"));
        Assert.False(OrganizationCodes.IsCode($"H37.{new string('A', 32)}"));
        Assert.True(OrganizationCodes.IsCode($"Z37{new string('A', 32)}"));
    }

    [Fact]
    public void An_older_code_is_another_name_only_where_the_settings_say_so()
    {
        var codes = new OrganizationCodes(new Dictionary<string, string> { ["000.00.00.H37"] = "H37" });

        Assert.Equal("H37", codes.Known("000.00.00.H37"));
        Assert.Equal("000.00.00.H41", codes.Known("000.00.00.H41"));
    }

    [Fact]
    public void Settings_are_read_and_a_wrong_code_in_them_is_named()
    {
        using var folder = new DisposableFolder();
        var context = new ModuleContext(folder.Path, TimeProvider.System);
        context.Settings["Packets:OwnCodes:0"] = "H37.99.01";
        context.Settings["Packets:Aliases:000.00.01.H37"] = "H37.99.01";
        context.Settings["Packets:Urgencies:4"] = "Express";
        using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddContent(context).AddPackets(context).BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<PacketsOptions>>().Value;
        Assert.NotNull(services.GetRequiredService<IPacketReader>());
        Assert.NotNull(services.GetRequiredService<Writing.PacketWriter>());
        Assert.Equal(("H37.99.01", PacketUrgency.Express, PacketUrgency.Urgent), (options.Aliases["000.00.01.H37"], options.Urgencies[4], options.Urgencies[1]));

        options.OwnCodes.Add("h37");
        Assert.Contains("h37", new PacketsOptionsRules().Validate(null, options).FailureMessage);
    }
}
