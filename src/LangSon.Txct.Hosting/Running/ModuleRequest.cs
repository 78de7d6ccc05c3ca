using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Hosting.Running;

/// <summary>One endpoint of the module, run in a scope of the module's container.</summary>
internal sealed class ModuleRequest(RequestDelegate endpoint, IServiceProvider services, ILogger logger, Action failed)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var hostServices = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await endpoint(context);
        }
        catch (BadHttpRequestException)
        {
            // The client's fault; the server itself knows the answer.
            throw;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception exception)
        {
            await AnswerAsync(context, exception);
        }
        finally
        {
            context.RequestServices = hostServices;
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        var incident = context.TraceIdentifier;
        Log.RequestFailed(logger, incident, exception);
        failed();
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        await Problems.UnavailableAsync(context, "TXCT-RUN-001", $"Phân hệ gặp lỗi khi xử lý yêu cầu. Xin thử lại; nếu vẫn lỗi, báo quản trị mã sự cố {incident}.");
    }
}
