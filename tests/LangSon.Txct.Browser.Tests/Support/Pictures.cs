using Microsoft.Playwright;

namespace LangSon.Txct.Browser.Support;

/// <summary>Pictures of the running product, for README. Those that a folder has are taken anew when somebody names the folder in TXCT_PICTURES.</summary>
internal static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("TXCT_PICTURES");

    public static async Task TakeAsync(IPage page, string name)
    {
        if (Folder is not null && Path.Combine(Folder, $"{name}.png") is var path && File.Exists(path))
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        }
    }
}
