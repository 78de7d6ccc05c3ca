using LangSon.Txct.Packets;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Petitions;

/// <summary>Settings of the work on petitions.</summary>
internal sealed class PetitionsOptions
{
    public const string Section = "Petitions";

    /// <summary>The code of each recipient of petitions in the exchange of electronic documents, by its name as papers have it: "Ủy ban nhân dân tỉnh" to H37. Default none: no packets are written.</summary>
    public Dictionary<string, string> RecipientCodes { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}

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
