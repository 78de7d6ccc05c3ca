namespace LangSon.Txct.Collecting.Mail;

/// <summary>Who sends for which group, by the settings.</summary>
internal sealed class Senders(IReadOnlyList<MailSender> known)
{
    /// <summary>The group of an address in lower case: by the address, else by its domain; null for a stranger.</summary>
    public string? GroupOf(string address) => Find(address) ?? Find(address[Math.Max(0, address.LastIndexOf('@'))..]);

    private string? Find(string what) => known.FirstOrDefault(sender => string.Equals(sender.Address.Trim(), what, StringComparison.OrdinalIgnoreCase))?.Group;
}
