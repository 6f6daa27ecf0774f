using Holdall.Plugins.Auth.OAuth2;

namespace Holdall.Plugins.Auth.Tests.OAuth2;

public sealed class BuiltInProvidersTests
{
    [Fact]
    public void There_are_32_of_different_names()
    {
        BuiltInProviders.All.Count.ShouldBe(32);
        BuiltInProviders.All.Select(provider => provider.Name).ShouldBeUnique();
    }

    [Fact]
    public void Logos_are_ASCII() => BuiltInProviders.All.ShouldAllBe(provider => provider.Logo.StartsWith("<svg") && provider.Logo.All(char.IsAscii));
}
