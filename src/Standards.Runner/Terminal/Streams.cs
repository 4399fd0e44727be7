using System.IO;

namespace Standards.Terminal;

/// <summary>Where a command writes: results to the one, prose about the run and progress to the other.</summary>
internal sealed record Streams(TextWriter Output, TextWriter Error);
