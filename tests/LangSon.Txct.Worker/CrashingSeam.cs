using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Worker;

/// <summary>Stands before any of the module's interfaces: a crash point before and one after each call, and the call itself unchanged.</summary>
public class CrashingSeam : DispatchProxy
{
    private static readonly MethodInfo Follow = typeof(CrashingSeam).GetMethod(nameof(AfterValueAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private object inner = null!;
    private CrashPoints points = null!;
    private string name = "";

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var point = $"{name}.{NameOf(targetMethod!)}";
        points.Pass($"before {point}");
        var result = targetMethod!.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        if (result is Task task)
        {
            return targetMethod.ReturnType.IsGenericType
                ? Follow.MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()).Invoke(null, [task, points, $"after {point}"])
                : AfterAsync(task, points, $"after {point}");
        }

        points.Pass($"after {point}");
        return result;
    }

    internal static void Decorate<T>(IServiceCollection services, CrashPoints points) where T : class
    {
        var own = services.Single(service => service.ServiceType == typeof(T));
        services.Remove(own);
        services.AddSingleton(provider =>
        {
            var seam = Create<T, CrashingSeam>();
            ((CrashingSeam)(object)seam).inner = own.ImplementationInstance ?? own.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, own.ImplementationType!);
            ((CrashingSeam)(object)seam).points = points;

            // By the seam as a whole, whichever of its parts declares the call.
            ((CrashingSeam)(object)seam).name = typeof(T).Name[1..];
            return seam;
        });
    }

    private static string NameOf(MethodInfo method) => method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^"Async".Length] : method.Name;

    private static async Task AfterAsync(Task call, CrashPoints points, string point)
    {
        await call;
        points.Pass(point);
    }

    private static async Task<T> AfterValueAsync<T>(Task<T> call, CrashPoints points, string point)
    {
        var result = await call;
        points.Pass(point);
        return result;
    }
}
