using System.IO.Pipelines;

namespace Holdall.Host.Requests;

/// <summary>What comes in on a connection, and what goes out.</summary>
internal sealed record ConnectionPipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
