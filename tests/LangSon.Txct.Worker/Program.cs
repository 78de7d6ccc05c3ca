using System.Text.Json;
using LangSon.Txct.Worker;

// One module for each line of the input; one line of output for each that has come to rest. Ends with the input and the last of them.
Console.OutputEncoding = System.Text.Encoding.UTF8;
List<Task> running = [];
while (await Console.In.ReadLineAsync() is { Length: > 0 } line)
{
    var job = JsonSerializer.Deserialize<WorkerJob>(line, JsonSerializerOptions.Web)!;
    running.Add(Task.Run(async () => Console.WriteLine(JsonSerializer.Serialize(await WorkerModule.RunAsync(job, CancellationToken.None), JsonSerializerOptions.Web))));
}

await Task.WhenAll(running);
