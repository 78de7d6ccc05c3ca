using System.Globalization;
using LangSon.Txct.Benchmarks;
using LangSon.Txct.Benchmarks.Comparison;

Console.OutputEncoding = System.Text.Encoding.UTF8;
switch (args)
{
    case ["publish", .. var options] when options.All(option => option is "--quick"):
        return await PublishBenchmark.RunAsync(options.Length > 0 ? Amounts.Quick : Amounts.Full, CancellationToken.None);

    case ["planning"]:
        return await PlanningBenchmark.RunAsync(CancellationToken.None);

    case ["collect", .. var options] when options.All(option => option is "--quick"):
        return await CollectBenchmark.RunAsync(options.Length > 0 ? 20 : 500, CancellationToken.None);

    case ["petitions"]:
        return await PetitionsBenchmark.RunAsync(CancellationToken.None);

    case ["search"]:
        return await SearchBenchmark.RunAsync(CancellationToken.None);

    case ["library"]:
        return await LibraryBenchmark.RunAsync(CancellationToken.None);

    case ["startup"]:
        return await StartupBenchmark.RunAsync(CancellationToken.None);

    case ["pages"]:
        return await PagesBenchmark.RunAsync(CancellationToken.None);

    case ["groups", var groups, var reports]:
        await GroupsServer.RunAsync(int.Parse(groups, CultureInfo.InvariantCulture), int.Parse(reports, CultureInfo.InvariantCulture));
        return 0;

    case ["receive", var folder]:
        await PlainReceiver.RunAsync(folder);
        return 0;

    case ["files", var folder]:
        await PlainFiles.RunAsync(folder);
        return 0;

    default:
        Console.Error.WriteLine(
            """
            Cách dùng: dotnet run -c Release --project tests/LangSon.Txct.Benchmarks -- publish [--quick] | collect [--quick] | pages | petitions | planning | search | library | startup

              publish    đo tốc độ đăng tài liệu, so với rclone và với giới hạn của máy
              collect    đo tốc độ nhận văn bản của 70 nguồn, so với vòng lặp tải trần
              pages      đo lượng truyền và thời gian hiện trang trên mạng 3G, bằng Chromium
              petitions  đo tốc độ tìm kiến nghị trùng, so với pg_trgm của PostgreSQL
              planning   đo tốc độ tính thời hạn
              search     đo tốc độ tìm kiếm trong 100.000 văn bản và kiến nghị, so với ILIKE của PostgreSQL
              library    đo tốc độ tải tài liệu có phân quyền, có ghi lại, so với nginx phục vụ cùng tệp
              startup    đo phần mềm mẫu khởi động chậm thêm bao nhiêu khi có phân hệ
              --quick    ít tệp hơn, chỉ để xem thử; số liệu chính thức chạy không có tùy chọn này
            """);
        return 2;
}
