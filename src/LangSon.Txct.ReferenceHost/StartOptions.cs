using System.Globalization;

namespace LangSon.Txct.ReferenceHost;

/// <summary>How the host was started: what stands behind its name on the command line.</summary>
internal sealed record StartOptions
{
    public const string Usage =
        """
        Cách dùng: dotnet run --project src/LangSon.Txct.ReferenceHost -- [demo] [tùy chọn]

          demo             làm toàn bộ công việc không cần người, in số liệu từng bước rồi dừng
          --json           (với demo) dòng cuối là một đối tượng JSON
          --data DIR       thư mục dữ liệu
          --drop DIR       thư mục tài liệu Văn phòng đưa vào
          --groups DIR     báo cáo, biên bản của các Tổ; cạnh mỗi tệp có <tệp>.meta.json
          --plan FILE      kế hoạch tiếp xúc cử tri của năm
          --urls URL       địa chỉ mở dịch vụ, mặc định http://localhost:5080
          --modules DIR    nạp phân hệ đã cài bằng “txct install” ở đó, thay cho bản đóng gói cạnh phần mềm
          --level N        mức của hợp đồng mà phần mềm mẫu phục vụ: 1, 2 hoặc 3; mặc định 3 (demo cần mức 3)
          --base PATH      thêm đường dẫn gốc, như khi đứng sau máy chủ chuyển tiếp, ví dụ /hdnd
        """;

    public bool Demo { get; init; }
    public bool Json { get; init; }

    /// <summary>Full path of the folder in which all lies that outlives a start.</summary>
    public required string Data { get; init; }

    /// <summary>Full path of the folder in which papers are dropped.</summary>
    public required string Drop { get; init; }

    /// <summary>Whether the samples are to be laid into the drop folder at the first start.</summary>
    public required bool DropsSamples { get; init; }

    /// <summary>Full path of the folder with the groups' papers.</summary>
    public required string Groups { get; init; }

    /// <summary>Full path of the year's plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Full path of the folder in which modules are installed; null to pack and load the module that stands beside the host.</summary>
    public string? Modules { get; init; }

    public required Uri Url { get; init; }

    /// <summary>The level of the contract that the host serves, 1 to 3.</summary>
    public int Level { get; init; } = 3;

    /// <summary>The path below which all of it stands too; empty for none.</summary>
    public string Base { get; init; } = "";

    /// <exception cref="UsageException">An option is unknown, lacks its value, or names what is not there.</exception>
    public static StartOptions Parse(IReadOnlyList<string> arguments)
    {
        var words = new Dictionary<string, string>();
        for (var index = 0; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "demo" or "--json":
                    words[arguments[index]] = "";
                    break;
                case "--data" or "--drop" or "--groups" or "--plan" or "--urls" or "--base" or "--modules" or "--level" when index + 1 < arguments.Count:
                    words[arguments[index]] = arguments[++index];
                    break;
                case var other:
                    throw new UsageException($"Không hiểu “{other}”.");
            }
        }

        return From(words);
    }

    private static StartOptions From(Dictionary<string, string> words)
    {
        var data = Path.GetFullPath(words.GetValueOrDefault("--data") ?? Path.Combine(HomeFolder(), "data"));
        var url = words.GetValueOrDefault("--urls") ?? "http://localhost:5080";
        return new StartOptions
        {
            Demo = words.ContainsKey("demo"),
            Json = words.ContainsKey("--json"),
            Data = data,
            DropsSamples = !words.ContainsKey("--drop"),
            Drop = words.TryGetValue("--drop", out var drop) ? Existing(drop, Directory.Exists) : Path.Combine(data, "tai-lieu"),
            Groups = Existing(words.GetValueOrDefault("--groups") ?? Samples.GroupReports, Directory.Exists),
            Plan = Existing(words.GetValueOrDefault("--plan") ?? Samples.Plan, File.Exists),
            Modules = words.TryGetValue("--modules", out var modules) ? Existing(modules, Directory.Exists) : null,
            Url = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == "http" && address.Port > 0
                ? address : throw new UsageException($"“{url}” không phải địa chỉ dạng http://máy:cổng."),
            Level = words.GetValueOrDefault("--level", "3") is "1" or "2" or "3" ? int.Parse(words.GetValueOrDefault("--level", "3"), CultureInfo.InvariantCulture) : throw new UsageException($"“{words["--level"]}” không phải mức 1, 2 hoặc 3."),
            Base = words.GetValueOrDefault("--base") is not { } path ? ""
                : path.StartsWith('/') && !path.EndsWith('/') && Uri.IsWellFormedUriString(path, UriKind.Relative) ? path : throw new UsageException($"“{path}” không phải đường dẫn dạng /hdnd."),
        };
    }

    private static string Existing(string path, Predicate<string> exists) =>
        exists(path) ? Path.GetFullPath(path) : throw new UsageException($"Không có {path}.");

    /// <summary>The checkout in which the host was built; where there is none, the current folder.</summary>
    private static string HomeFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "LangSon.Txct.Module.sln")))
            {
                return folder;
            }
        }

        return Environment.CurrentDirectory;
    }
}

/// <summary>The command line cannot be carried out.</summary>
/// <param name="message">Vietnamese, for the person at the terminal.</param>
internal sealed class UsageException(string message) : Exception(message);
