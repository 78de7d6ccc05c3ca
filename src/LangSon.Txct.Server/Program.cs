using LangSon.Txct.Hosting;
using LangSon.Txct.Server;
using Microsoft.Extensions.Options;

Console.OutputEncoding = System.Text.Encoding.UTF8;
try
{
    await using var app = ServerApp.Build(args);
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException exception)
{
    Console.Error.WriteLine($"TXCT-CFG-005: Thiết đặt của máy chủ chưa đúng, xin sửa appsettings.json hoặc biến môi trường rồi chạy lại. {string.Join(" ", exception.Failures)}");
    return 3;
}
catch (ModuleRefusedException exception)
{
    Console.Error.WriteLine($"{exception.Code}: {exception.Message}");
    return 5;
}
