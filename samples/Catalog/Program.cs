using Catalog.Data;
using Catalog.Demonstration;

var unknown = args.Except(Backend.All.Select(static backend => backend.Name)).ToArray();
if (unknown.Length > 0)
{
    Console.Error.WriteLine($"unknown backend '{unknown[0]}', known are: {string.Join(", ", Backend.All)}");
    return 2;
}

var lines = new List<ReportLine>();
var failures = new List<string>();
foreach (var backend in Backend.All.Where(backend => args.Length == 0 || args.Contains(backend.Name)))
{
    if (!backend.IsConfigured)
    {
        lines.Add(new ReportLine(backend.Name, null, null, $"not configured: {backend.Variable} is not set"));
        continue;
    }

    try
    {
        lines.AddRange(ReportLine.Compare(backend.Name, await RunAsync(backend), Run(backend)));
    }
    catch (Exception exception)
    {
        failures.Add($"failed: {backend.Name}: {exception}");
    }
}

Report.Write(Console.Out, lines);
failures.ForEach(Console.Out.WriteLine);
var different = lines.Count(static line => !line.IsSame);
if (different > 0 || failures.Count > 0)
{
    Console.Out.WriteLine($"{different} steps differ between the async and the sync API, {failures.Count} backends failed");
    return 1;
}

Console.Out.WriteLine($"{lines.Count(static line => line.Asynchronous is not null)} steps did the same through the async and the sync API");
return 0;

static async Task<IReadOnlyList<Step>> RunAsync(Backend backend)
{
    await using var temporary = await TemporaryDatabase.CreateAsync(backend);
    return await Scenario.RunAsync(temporary.Database);
}

static IReadOnlyList<Step> Run(Backend backend)
{
    using var temporary = TemporaryDatabase.Create(backend);
    return Scenario.Run(temporary.Database);
}
