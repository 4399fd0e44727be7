using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CliWrap;
using CliWrap.Builders;
using Standards.Commands;

namespace Standards.Processes;

/// <summary>Runs child processes, kills those that do not end, and counts the time that went into them.</summary>
internal sealed class ProcessRunner
{
    private const int KeptCharacters = 8 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Stopwatch busy = new();
    private int running;

    /// <summary>Where children are written down that may run long; null where nobody looks.</summary>
    public ProcessJournal? Journal { get; set; }

    /// <summary>The time in which at least one child process ran.</summary>
    public TimeSpan Busy
    {
        get
        {
            lock (gate)
            {
                return busy.Elapsed;
            }
        }
    }

    /// <exception cref="CommandException">The executable cannot be started.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the process and its children are killed.</exception>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        var output = new Tail(KeptCharacters);
        var error = new Tail(KeptCharacters);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (request.Timeout is { } timeout)
        {
            limit.CancelAfter(timeout);
        }

        var command = Cli.Wrap(request.Executable)
            .WithWorkingDirectory(request.Folder)
            .WithArguments(request.Arguments)
            .WithEnvironmentVariables(environment => Set(environment, request))
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(request.OutputBytes is { } bytes ? PipeTarget.ToStream(bytes) : PipeTarget.ToDelegate(line => Add(output, line, request), Encoding.UTF8))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(line => Add(error, line, request), Encoding.UTF8));
        if (request.InputBytes is { } content)
        {
            command = command.WithStandardInputPipe(PipeSource.FromBytes(content));
        }
        else if (request.Input is { } input)
        {
            command = command.WithStandardInputPipe(PipeSource.FromString(input, new UTF8Encoding(false)));
        }

        var started = Stopwatch.GetTimestamp();
        Enter();
        try
        {
            var running = command.ExecuteAsync(limit.Token);

            // Short questions end before anybody could ask who is left.
            using var entry = request.Timeout is null ? null : Journal?.Enter(running.ProcessId);
            var result = await running.ConfigureAwait(false);
            return new ProcessResult(result.ExitCode, output.ToString(), error.ToString(), false, result.RunTime);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProcessResult(-1, output.ToString(), error.ToString(), true, Stopwatch.GetElapsedTime(started));
        }
        catch (Win32Exception exception)
        {
            throw CommandException.Blocked($"'{request.Executable}' cannot be started: {exception.Message}");
        }
        finally
        {
            Leave();
        }
    }

    private static void Add(Tail tail, string line, ProcessRequest request)
    {
        tail.Add(line);
        request.OnLine?.Invoke(line);
    }

    private static void Set(EnvironmentVariablesBuilder environment, ProcessRequest request)
    {
        // What a running 'dotnet' leaves for its own children leads another one astray.
        environment.Set("MSBuildSDKsPath", null).Set("MSBuildExtensionsPath", null).Set("MSBUILD_EXE_PATH", null);

        // What is read by this tool is read in one language, in lines; no node stays behind that holds the streams open.
        environment.Set("DOTNET_CLI_UI_LANGUAGE", "en").Set("VSLANG", "1033").Set("DOTNET_NOLOGO", "1").Set("MSBUILDTERMINALLOGGER", "off").Set("MSBUILDDISABLENODEREUSE", "1");
        environment.Set("GIT_TERMINAL_PROMPT", "0").Set("GIT_OPTIONAL_LOCKS", "0").Set("LC_ALL", "C.UTF-8").Set("LANGUAGE", null);
        foreach (var (name, value) in request.Environment)
        {
            environment.Set(name, value);
        }
    }

    private void Enter()
    {
        lock (gate)
        {
            if (running++ == 0)
            {
                busy.Start();
            }
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            if (--running == 0)
            {
                busy.Stop();
            }
        }
    }

    /// <summary>Lines, of which the last are kept.</summary>
    private sealed class Tail(int limit)
    {
        private readonly StringBuilder text = new();

        public void Add(string line)
        {
            text.Append(line).Append('\n');
            if (text.Length > 2 * limit)
            {
                text.Remove(0, text.Length - limit);
            }
        }

        public override string ToString() => text.ToString();
    }
}
