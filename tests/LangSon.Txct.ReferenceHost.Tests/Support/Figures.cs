namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>The figures of a host as Prometheus reads them.</summary>
internal static class Figures
{
    /// <summary>All of them, once one is there that is measured only some time after the start.</summary>
    public static async Task<string> OnceMeasuredAsync(HttpClient watcher, string figure, CancellationToken cancel)
    {
        var limit = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            var figures = await watcher.GetStringAsync("metrics", cancel);
            if (figures.Contains(figure, StringComparison.Ordinal))
            {
                return figures;
            }

            Assert.True(DateTime.UtcNow < limit, $"{figure} was never measured.");
            await Task.Delay(50, cancel);
        }
    }
}
