namespace Holdall.Host.Commands;

/// <summary>What the command line says for <c>serve</c>.</summary>
/// <param name="Address">Host and port to listen on.</param>
/// <param name="Origins">Origins whose pages may call.</param>
internal sealed record ServeOptions(string Address, IReadOnlyList<string> Origins)
{
    public const string DefaultAddress = "127.0.0.1:8090";

    /// <summary>The address as a URL that the server can bind; without a host it is every address of the machine.</summary>
    public string Url => "http://" + (Address.StartsWith(':') ? "*" + Address : Address);
}
