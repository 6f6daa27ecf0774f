using Holdall.Http;

namespace Holdall.Tests.Http;

public sealed class RequestContextTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("2001:0db8:0001:0002:0003:0004:0005:0006", "2001:0db8:0001:0002")]
    [InlineData("", "")]
    public void Clients_of_one_network_count_as_one(string address, string network) => RequestContext.NetworkOf(address).ShouldBe(network);
}
