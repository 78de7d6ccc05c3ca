using System.Security.Cryptography;
using System.Text;

namespace LangSon.Txct.Server.SignIn;

/// <summary>The tickets that were used, until they would lapse anyway: one empty file each, so that neither a restart nor a second process lets one in again.</summary>
internal sealed class UsedTickets(ServerOptions server, SignInOptions options, TimeProvider time)
{
    private readonly string folder = OwnFolder.Create(server, "tickets").FullName;

    /// <summary>False if the ticket of this id was used before.</summary>
    public bool TryUse(string id)
    {
        Forget();
        var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id))));
        try
        {
            new FileStream(path, FileMode.CreateNew).Dispose();
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    /// <summary>By the clock of the files: a ticket that was used so long ago is too old by its own words.</summary>
    private void Forget()
    {
        var before = time.GetUtcNow().UtcDateTime - 2 * (options.TicketLife + options.ClockSkew);
        foreach (var old in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before))
        {
            old.Delete();
        }
    }
}
