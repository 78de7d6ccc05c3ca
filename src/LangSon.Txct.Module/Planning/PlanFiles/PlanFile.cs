using System.Text.Json;

namespace LangSon.Txct.Planning.PlanFiles;

/// <summary>A year's plan as a file, in the form of contracts/plans/plan.schema.json.</summary>
internal static class PlanFile
{
    /// <summary>More than any plan of a province needs.</summary>
    private const int MostBytes = 4 << 20;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <exception cref="PlanFaultException">The file is not a plan; the message says where, in Vietnamese.</exception>
    public static YearPlan Read(string path)
    {
        using var json = Open(path);
        return Read(json, path);
    }

    /// <param name="name">By which the message names the plan.</param>
    /// <exception cref="PlanFaultException">It is not a plan; the message says where, in Vietnamese.</exception>
    public static YearPlan Read(Stream json, string name)
    {
        var (plan, faults) = Check(json);
        return faults switch
        {
            [] => plan!,
            [var only] => throw new PlanFaultException($"Tệp kế hoạch {name} sai ở {only.Path}: {only.Message}"),
            [var first, ..] => throw new PlanFaultException($"Tệp kế hoạch {name} sai ở {first.Path}: {first.Message} Còn {faults.Count - 1} chỗ sai khác; xem đủ bằng lệnh txct plan check."),
        };
    }

    /// <summary>All that is wrong with a file; the plan is null unless nothing is.</summary>
    /// <exception cref="PlanFaultException">It cannot be opened.</exception>
    public static (YearPlan? Plan, IReadOnlyList<PlanFault> Faults) Check(string path)
    {
        using var json = Open(path);
        return Check(json);
    }

    /// <summary>All that is wrong with a plan; it is null unless nothing is.</summary>
    public static (YearPlan? Plan, IReadOnlyList<PlanFault> Faults) Check(Stream json)
    {
        if (json.Length > MostBytes)
        {
            return (null, [new PlanFault(PlanFault.NotJson, "tệp", $"Tệp lớn hơn {MostBytes >> 20} MB, không phải kế hoạch năm.")]);
        }

        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var faults = new List<PlanFault>();
            var plan = new PlanReader(faults).Read(document.RootElement);
            if (faults.Count == 0)
            {
                faults.AddRange(PlanConsistency.Faults(plan));
            }

            return (faults.Count == 0 ? plan : null, faults);
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $"dòng {line + 1}, ký tự {exception.BytePositionInLine + 1}" : "đầu tệp";
            return (null, [new PlanFault(PlanFault.NotJson, place, "Tệp không phải JSON hợp lệ. Xin kiểm tra dấu phẩy, dấu ngoặc, tên mục bị lặp ở chỗ này.")]);
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlanFaultException($"Không mở được tệp kế hoạch {path}.", exception);
        }
    }
}
