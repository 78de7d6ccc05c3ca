using System.Text.Json;
using LangSon.Txct.Worker;

// "web": the module compiled into a host of its own, until the process is killed.
if (args is ["web", .. var rest])
{
    await CompiledHost.RunAsync(rest);
    return;
}

// One module for each line of the input; one line of output for each that has come to rest. Ends with the input and the last of them.
Console.OutputEncoding = System.Text.Encoding.UTF8;
List<Task> running = [];
while (await Console.In.ReadLineAsync() is { Length: > 0 } line)
{
    var job = JsonSerializer.Deserialize<WorkerJob>(line, JsonSerializerOptions.Web)!;
    running.Add(Task.Run(async () => Console.WriteLine(JsonSerializer.Serialize(await WorkerModule.RunAsync(job, CancellationToken.None), JsonSerializerOptions.Web))));
}

await Task.WhenAll(running);
