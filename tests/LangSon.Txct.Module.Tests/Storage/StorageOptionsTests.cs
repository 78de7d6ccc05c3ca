using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Storage;

public class StorageOptionsTests
{
    [Fact]
    public void Without_settings_the_tables_are_in_a_file_of_the_data_folder() => Assert.IsType<SqliteDatabase>(Add().GetRequiredService<IDatabase>());

    [Fact]
    public async Task Where_the_settings_say_so_they_are_in_PostgreSQL()
    {
        await using var services = Add(("Provider", "PostgreSql"), ("ConnectionString", "Host=db;Username=txct;Password=s3cret"));

        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.IsType<PostgresDatabase>(services.GetRequiredService<IDatabase>());
    }

    [Theory]
    [InlineData("ConnectionString", null, "ConnectionString names no Host")]
    [InlineData("ConnectionString", "Username=txct;Password=s3cret", "ConnectionString names no Host")]
    [InlineData("ConnectionString", "Host=db;Colour=s3cret", "ConnectionString cannot be read")]
    [InlineData("Schema", "public; drop", "Schema must be")]
    [InlineData("Schema", "pg_txct", "Schema must be")]
    [InlineData("Schema", "", "Schema")]
    [InlineData("WaitForOldProcess", "00:10:01", "WaitForOldProcess")]
    public void A_wrong_setting_stops_the_module_and_is_named_without_its_secret(string key, string? value, string fault)
    {
        using var services = Add(("Provider", "PostgreSql"), ("ConnectionString", "Host=db;Password=s3cret"), (key, value));

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(fault, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_options_are_written_down_without_the_secret() =>
        Assert.Equal("PostgreSql, schema lang_son", $"{new StorageOptions { Provider = StorageProvider.PostgreSql, Schema = "lang_son", ConnectionString = "Host=db;Password=s3cret" }}");

    private static ServiceProvider Add(params (string Key, string? Value)[] settings)
    {
        var last = settings.GroupBy(setting => setting.Key).Select(same => ($"Storage:{same.Key}", same.Last().Value)).ToArray();
        return new ServiceCollection().AddLogging().AddStorage(new ModuleContext("/nowhere", TimeProvider.System, last)).BuildServiceProvider();
    }
}
