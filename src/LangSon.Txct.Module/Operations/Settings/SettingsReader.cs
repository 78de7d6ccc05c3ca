using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using LangSon.Txct.Collecting;
using LangSon.Txct.Content;
using LangSon.Txct.Delivery;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Library;
using LangSon.Txct.Network;
using LangSon.Txct.Operations.Backup;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Packets;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.FollowUp;
using LangSon.Txct.Publishing;
using LangSon.Txct.Storage;
using LangSon.Txct.Transport;
using LangSon.Txct.Transport.Groups;
using LangSon.Txct.Transport.Host;
using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Operations.Settings;

/// <summary>Every setting the module knows: what it is now, who said so, and what it would be if nobody had. Secrets are never shown.</summary>
internal sealed class SettingsReader(IModuleContext context)
{
    private static readonly (string Section, Type Type)[] Known =
    [
        (HostOptions.Section, typeof(HostOptions)), (StorageOptions.Section, typeof(StorageOptions)), (PublishingOptions.Section, typeof(PublishingOptions)), (CollectingOptions.Section, typeof(CollectingOptions)),
        (PetitionsOptions.Section, typeof(PetitionsOptions)), (LibraryOptions.Section, typeof(LibraryOptions)), (PlanningOptions.Section, typeof(PlanningOptions)), (FollowUpOptions.Section, typeof(FollowUpOptions)),
        (ContentOptions.Section, typeof(ContentOptions)), (PacketsOptions.Section, typeof(PacketsOptions)), (DeliveryOptions.Section, typeof(DeliveryOptions)), (PeerOptions.Section, typeof(PeerOptions)), (NetworkOptions.Section, typeof(NetworkOptions)),
        (FeedOptions.Section, typeof(FeedOptions)), (BackupOptions.Section, typeof(BackupOptions)), (WatchOptions.Section, typeof(WatchOptions)),
    ];

    private static readonly string[] Secrets = ["Secret", "Password", "Token", "ConnectionString", "Key"];

    public IReadOnlyList<Setting> All()
    {
        var kept = new OwnSettings(context.DataDirectory).Read();
        return [.. Known.SelectMany(known => Of(known.Section, known.Type, Activator.CreateInstance(known.Type)!, kept))];
    }

    /// <summary>The settings that hold a secret, those within lists too, with a star for the place in the list.</summary>
    public static IReadOnlyList<string> SecretKeys() => [.. Known.Append((Section: GroupSystemsOptions.Section, Type: typeof(GroupSystemsOptions))).SelectMany(known => SecretsIn(known.Section, known.Type)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> SecretsIn(string section, Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite || property.PropertyType != typeof(string)).SelectMany(property =>
    {
        var key = $"{section}:{property.Name}";
        var inner = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[^1] : property.PropertyType;
        return IsSecret(property) ? [key]
            : inner.Namespace?.StartsWith("LangSon.", StringComparison.Ordinal) == true && inner.IsClass ? SecretsIn(inner == property.PropertyType ? key : $"{key}:*", inner)
            : [];
    });

    private static bool IsSecret(PropertyInfo property) => property.PropertyType == typeof(string) && Secrets.Any(word => property.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <param name="kept">What was said on the page by now, whether it holds already or not.</param>
    private IEnumerable<Setting> Of(string section, Type type, object defaults, IReadOnlyDictionary<string, string?> kept)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var (key, value) = ($"{section}:{property.Name}", property.GetValue(defaults));
            if (value is not (null or string or IEnumerable or ValueType))
            {
                foreach (var inner in Of(key, property.PropertyType, value, kept))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return One(key, property, value, kept.GetValueOrDefault(key));
            }
        }
    }

    private Setting One(string key, PropertyInfo property, object? value, string? kept)
    {
        var said = context.Settings.GetSection(key);
        var isList = said.GetChildren().Any() || value is IEnumerable and not string || (value is null && property.PropertyType != typeof(string) && !property.PropertyType.IsValueType);
        var now = isList && said.GetChildren().Any() ? $"{said.GetChildren().Count()} mục" : said.Value;
        var isSecret = IsSecret(property);
        var byDefault = Said(value);
        var isOfHost = context is SettledContext settled && settled.OfHost.GetSection(key).Exists();
        return new Setting(
            key, isSecret ? now is { Length: > 0 } ? "•••••• (đã đặt)" : "(chưa đặt)" : now ?? byDefault, isSecret ? "" : byDefault,
            isOfHost ? SettingSource.Host : now is null ? SettingSource.Default : SettingSource.Page, isSecret, HintOf(property), SettingPurposes.Of(key),

            // Where the database is, is said by the host alone: the module must find it before anything else.
            !isOfHost && !isList && !key.StartsWith($"{StorageOptions.Section}:", StringComparison.Ordinal),
            context is SettledContext started && started.Own.GetValueOrDefault(key) != kept ? isSecret ? "giá trị mới" : kept ?? byDefault : null);
    }

    private static string HintOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var range = property.GetCustomAttribute<RangeAttribute>() is { } bounds ? $", từ {bounds.Minimum} đến {bounds.Maximum}" : "";
        return type switch
        {
            { IsEnum: true } => $"một trong: {string.Join(", ", Enum.GetNames(type))}",
            _ when type == typeof(bool) => "true hoặc false",
            _ when type == typeof(TimeSpan) => $"khoảng thời gian, dạng ngày.giờ:phút:giây, ví dụ 00:05:00{range}",
            _ when type == typeof(TimeOnly) => "giờ trong ngày, ví dụ 07:30",
            _ when type.IsPrimitive => $"số{range}",
            _ => Setting.Letters,
        };
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
/// <param name="Hint">What may be written, in Vietnamese.</param>
/// <param name="Purpose">What it is for, in Vietnamese; empty where that is not written down.</param>
/// <param name="IsOwn">It may be said on the module's page.</param>
/// <param name="Next">What it will be from the next start on; null if that changes nothing.</param>
public sealed record Setting(string Key, string Value, string Default, SettingSource Source, bool IsSecret, string Hint, string Purpose, bool IsOwn, string? Next)
{
    /// <summary>The hint of what may be any text.</summary>
    internal const string Letters = "chữ";
}

/// <summary>Who said it: nobody, the host's own settings, or an administrator on the module's page.</summary>
public enum SettingSource { Default, Host, Page }
