using System.Collections;
using System.Globalization;
using System.Reflection;
using LangSon.Txct.Collecting;
using LangSon.Txct.Content;
using LangSon.Txct.Delivery;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Library;
using LangSon.Txct.Packets;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.FollowUp;
using LangSon.Txct.Publishing;
using LangSon.Txct.Storage;
using LangSon.Txct.Transport;
using LangSon.Txct.Transport.Host;
using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Operations.Settings;

/// <summary>Every setting the module knows: what it is now, and what it would be if nobody had said anything. Secrets are never shown.</summary>
internal sealed class SettingsReader(IModuleContext context)
{
    private static readonly (string Section, Type Type)[] Known =
    [
        (HostOptions.Section, typeof(HostOptions)), (StorageOptions.Section, typeof(StorageOptions)), (PublishingOptions.Section, typeof(PublishingOptions)), (CollectingOptions.Section, typeof(CollectingOptions)),
        (PetitionsOptions.Section, typeof(PetitionsOptions)), (LibraryOptions.Section, typeof(LibraryOptions)), (PlanningOptions.Section, typeof(PlanningOptions)), (FollowUpOptions.Section, typeof(FollowUpOptions)),
        (ContentOptions.Section, typeof(ContentOptions)), (PacketsOptions.Section, typeof(PacketsOptions)), (DeliveryOptions.Section, typeof(DeliveryOptions)), (PeerOptions.Section, typeof(PeerOptions)), (FeedOptions.Section, typeof(FeedOptions)),
    ];

    private static readonly string[] Secrets = ["Secret", "Password", "Token", "ConnectionString", "Key"];

    public IReadOnlyList<Setting> All() => [.. Known.SelectMany(known => Of(known.Section, known.Type, Activator.CreateInstance(known.Type)!))];

    private IEnumerable<Setting> Of(string section, Type type, object defaults)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var (key, value) = ($"{section}:{property.Name}", property.GetValue(defaults));
            if (value is not (null or string or IEnumerable or ValueType))
            {
                foreach (var inner in Of(key, property.PropertyType, value))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return One(key, property.Name, value);
            }
        }
    }

    private Setting One(string key, string name, object? value)
    {
        var said = context.Settings.GetSection(key);
        var (byDefault, isList) = (Said(value), said.GetChildren().Any());
        var now = isList ? $"{said.GetChildren().Count()} mục" : said.Value;
        var isSecret = Secrets.Any(word => name.EndsWith(word, StringComparison.OrdinalIgnoreCase));
        return new Setting(key, isSecret ? now is { Length: > 0 } ? "•••••• (đã đặt)" : "(chưa đặt)" : now ?? byDefault, isSecret ? "" : byDefault, now is not null, isSecret);
    }

    private static string Said(object? value) => value switch
    {
        null or "" => "(không)",
        string text => text,
        IEnumerable many => $"{many.Cast<object>().Count()} mục",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

/// <param name="Key">Below the module's own section, as in Publishing:DropFolder.</param>
/// <param name="IsSet">Somebody has said it; else it is the default.</param>
public sealed record Setting(string Key, string Value, string Default, bool IsSet, bool IsSecret);
