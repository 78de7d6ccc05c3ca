using LangSon.Txct.Delivery;
using LangSon.Txct.Operations.History;
using LangSon.Txct.Operations.Tool;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Operations;

internal static class OperationsEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder module)
    {
        module.MapGet("/api/work", Work).RequireOffice();
        module.MapGet("/api/jobs", Jobs).RequireOffice();
        module.MapTool();
        module.MapHistory();
        module.MapOperationsScreens();
        module.MapPost("/api/jobs/{id}/retry", Retry).RequireOffice().RequireOwnRequest();
    }

    private static async Task<Ok<OpenWork>> Work(WorkReader work, CancellationToken cancel) => TypedResults.Ok(await work.ReadAsync(cancel));

    /// <summary>What was set aside and waits for a person.</summary>
    private static async Task<Ok<IReadOnlyList<SetAsideDelivery>>> Jobs(IDeliveryRegister register, CancellationToken cancel) =>
        TypedResults.Ok(await register.SetAsideAsync(cancel));

    /// <summary>Has one of them tried again at once.</summary>
    private static async Task<Results<Accepted, ProblemHttpResult>> Retry(string id, IOutbox outbox, RelayBell bell, CancellationToken cancel)
    {
        if (!await outbox.RetryAsync(id, cancel))
        {
            return Problems.Of(StatusCodes.Status404NotFound, "TXCT-OPS-001", "Việc này không còn chờ người xử lý. Xin xem lại danh sách.");
        }

        bell.Ring();
        return TypedResults.Accepted((string?)null);
    }
}
