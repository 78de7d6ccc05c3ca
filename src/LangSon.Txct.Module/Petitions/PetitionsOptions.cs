using System.ComponentModel.DataAnnotations;
using LangSon.Txct.Packets;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Petitions;

/// <summary>Settings of the work on petitions.</summary>
internal sealed class PetitionsOptions
{
    public const string Section = "Petitions";

    /// <summary>How often papers that have reached the central system are looked for. Default one minute; 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ReadEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The code of each recipient of petitions in the exchange of electronic documents, by its name as papers have it: "Ủy ban nhân dân tỉnh" to H37. Default none: no packets are written.</summary>
    public Dictionary<string, string> RecipientCodes { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}

[OptionsValidator]
internal sealed partial class PetitionsOptionsRanges : IValidateOptions<PetitionsOptions>;

/// <summary>Codes in the settings are codes.</summary>
internal sealed class PetitionsOptionsRules : IValidateOptions<PetitionsOptions>
{
    public ValidateOptionsResult Validate(string? name, PetitionsOptions options)
    {
        var wrong = options.RecipientCodes.Values.Where(code => !OrganizationCodes.IsCode(code)).ToList();
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Txct:{PetitionsOptions.Section}: {string.Join(", ", wrong)} is no code of an organisation (QĐ 20/2020/QĐ-TTg).");
    }
}
