using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Storage;

/// <summary>Where the module keeps its tables.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Default: a file in the module's data folder, for one process.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>How PostgreSQL is reached, as Npgsql reads it. Default none; SQLite has no use for it.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The schema of the module's tables in PostgreSQL, of this installation alone. Default txct; 1 to 63 lower-case letters, digits and _.</summary>
    [Required]
    [RegularExpression("(?!pg_)[a-z_][a-z0-9_]{0,62}", ErrorMessage = "Storage: Schema must be 1 to 63 of a-z, 0-9 and _, start with no digit, and not with pg_.")]
    public string Schema { get; set; } = "txct";

    /// <summary>How long a new process waits for the one before it to let go of the SQLite file. Default 90 seconds; 0 to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan WaitForOldProcess { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>Without the secret.</summary>
    public override string ToString() => Provider == StorageProvider.Sqlite ? $"{Provider}" : $"{Provider}, schema {Schema}";
}

internal enum StorageProvider
{
    Sqlite,
    PostgreSql,
}

[OptionsValidator]
internal sealed partial class StorageOptionsRanges : IValidateOptions<StorageOptions>;

internal sealed class StorageOptionsRules : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        if (options.Provider != StorageProvider.PostgreSql)
        {
            return ValidateOptionsResult.Success;
        }

        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(options.ConnectionString).Host is { Length: > 0 }
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"{StorageOptions.Section}: ConnectionString names no Host, and {options.Provider} needs one.");
        }
        catch (ArgumentException)
        {
            return ValidateOptionsResult.Fail($"{StorageOptions.Section}: ConnectionString cannot be read. It looks like Host=…;Database=…;Username=…;Password=….");
        }
    }
}
