namespace Holdall.Host.Commands;

/// <summary>What the command line says for <c>serve</c>.</summary>
/// <param name="Address">Where to listen.</param>
/// <param name="Origins">Origins whose pages may call.</param>
internal sealed record ServeOptions(ListenAddress Address, IReadOnlyList<string> Origins)
{
    public const string DefaultAddress = "127.0.0.1:8090";
}
