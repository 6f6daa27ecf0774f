using Holdall.Settings;

namespace Holdall.Tests.Settings;

public sealed class SuperuserAddressTests
{
    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("10.0.0.0/8", "10.1.2.3")]
    [InlineData("10.1.2.3/31", "10.1.2.2")]
    [InlineData("0.0.0.0/0", "10.1.2.3")]
    [InlineData("2001:db8::/33", "2001:db8:7fff::1")]
    [InlineData("::1", "0:0:0:0:0:0:0:1")]
    public void An_address_is_allowed(string entry, string address) => Allows(entry, address).ShouldBeTrue();

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.4")]
    [InlineData("10.1.2.3/31", "10.1.2.4")]
    [InlineData("2001:db8::/33", "2001:db8:8000::1")]
    [InlineData("10.0.0.0/8", "::1")]
    [InlineData("10.1.2.3", "::ffff:10.1.2.3")]
    [InlineData("10.0.0.0/40", "10.0.0.0")]
    [InlineData("10.0.0.0/-1", "10.0.0.0")]
    [InlineData("any", "10.0.0.0")]
    [InlineData("10.0.0.0/8", "somewhere")]
    [InlineData("10.0.0.0/8", "")]
    public void Others_are_not(string entry, string address) => Allows(entry, address).ShouldBeFalse();

    [Fact]
    public void Without_entries_all_are_allowed() => new AppSettings().AllowsSuperuserFrom("anywhere").ShouldBeTrue();

    private static bool Allows(string entry, string address) => new AppSettings { SuperuserIPs = ["192.0.2.1", entry] }.AllowsSuperuserFrom(address);
}
