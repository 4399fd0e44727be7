using System.Threading;
using Standards.Commands;
using Standards.Terminal;

using var cancellation = new CancellationTokenSource();
using var signals = Signals.Cancel(cancellation);
return await StandardsCommand.RunAsync(args, new Streams(System.Console.Out, System.Console.Error), cancellation.Token).ConfigureAwait(false);
