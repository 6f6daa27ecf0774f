using Microsoft.AspNetCore.Http.Metadata;

namespace Holdall.Host.Pipeline;

/// <summary>What figures and traces call a custom route; those of modules get the same from ASP.NET Core.</summary>
internal sealed record RouteName(string Route) : IRouteDiagnosticsMetadata;
