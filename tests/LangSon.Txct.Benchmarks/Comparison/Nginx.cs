using System.Diagnostics;

namespace LangSon.Txct.Benchmarks.Comparison;

/// <summary>The usual server of files, with the same files, to everybody and without writing anything down.</summary>
internal sealed class Nginx : IDisposable
{
    public const string Install = "Chưa có nginx trên máy này. Cài bằng: apt-get install nginx-light, rồi chạy lại.";

    private const string Program = "/usr/sbin/nginx";

    private readonly Process process;

    private Nginx(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <returns>Null where it is not installed.</returns>
    public static async Task<Nginx?> StartAsync(string files, string scratch, CancellationToken cancel)
    {
        if (!File.Exists(Program))
        {
            return null;
        }

        var port = Processes.FreePort();
        var config = Path.Combine(scratch, "nginx.conf");
        await File.WriteAllTextAsync(
            config,
            $$"""
            daemon off;
            user root;
            pid {{scratch}}/nginx.pid;
            error_log {{scratch}}/nginx.log;
            worker_processes auto;
            events { worker_connections 512; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 1000000;
              client_body_temp_path {{scratch}}/nginx-body;
              proxy_temp_path {{scratch}}/nginx-proxy;
              fastcgi_temp_path {{scratch}}/nginx-fastcgi;
              uwsgi_temp_path {{scratch}}/nginx-uwsgi;
              scgi_temp_path {{scratch}}/nginx-scgi;
              server { listen 127.0.0.1:{{port}}; root {{files}}; }
            }
            """,
            cancel);
        var nginx = new Nginx(Processes.Start(Program, "-p", scratch, "-c", config), new Uri($"http://127.0.0.1:{port}/"));
        await Task.Delay(TimeSpan.FromSeconds(1), cancel);
        return nginx;
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
