using LangSon.Txct.ReferenceHost;
using LangSon.Txct.ReferenceHost.Demo;
using LangSon.Txct.ReferenceHost.Storage;

Console.OutputEncoding = System.Text.Encoding.UTF8;
try
{
    var options = StartOptions.Parse(args);
    if (options is { Demo: true, Level: < 3 })
    {
        throw new UsageException("demo đối chiếu mọi thứ qua hợp đồng nên cần --level 3. Xin bỏ chữ demo, hoặc bỏ --level.");
    }

    await using var folder = await DataFolder.OpenAsync(options, CancellationToken.None);
    await using var app = HostApp.Build(options, folder);
    await app.StartAsync();
    if (options.Demo)
    {
        var code = await DemoRun.RunAsync(app, options, CancellationToken.None);
        await app.StopAsync();
        return code;
    }

    HostApp.Greet(app, options);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (UsageException exception)
{
    Console.Error.WriteLine($"{exception.Message}\n\n{StartOptions.Usage}");
    return 2;
}
