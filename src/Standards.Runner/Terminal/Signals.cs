using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;

namespace Standards.Terminal;

/// <summary>What the terminal or the system asks: to stop. The first time the command ends by itself, whole; the second time the process ends at once.</summary>
internal static class Signals
{
    public static IDisposable Cancel(CancellationTokenSource cancellation)
    {
        var registrations = new List<PosixSignalRegistration>();
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
        {
            registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                if (!cancellation.IsCancellationRequested)
                {
                    context.Cancel = true;
                    cancellation.Cancel();
                }
            }));
        }

        return new Registrations(registrations);
    }

    private sealed class Registrations(List<PosixSignalRegistration> registrations) : IDisposable
    {
        public void Dispose()
        {
            foreach (var registration in registrations)
            {
                registration.Dispose();
            }
        }
    }
}
