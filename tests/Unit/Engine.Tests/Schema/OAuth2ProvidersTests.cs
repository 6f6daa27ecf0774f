using Holdall.Engine.Schema;
using Holdall.TestKit.Fakes;

namespace Holdall.Engine.Tests.Schema;

public sealed class OAuth2ProvidersTests
{
    [Fact]
    public void Providers_of_all_plugins_are_listed_by_order_and_name()
    {
        var providers = new OAuth2Providers([new FakeProvider("zoo", 2), new FakeProvider("own", 99), new FakeProvider("bee", 2), new FakeProvider("ant", 1)]);

        providers.All.Select(provider => provider.Name).ShouldBe(["ant", "bee", "zoo", "own"]);
        providers.IsKnown("own").ShouldBeTrue();
        providers.IsKnown("OWN").ShouldBeFalse();
    }

    [Fact]
    public void A_name_belongs_to_who_came_first()
    {
        var first = new FakeProvider("own", 5);

        new OAuth2Providers([first, new FakeProvider("own", 1)]).All.ShouldBe([first]);
    }
}
