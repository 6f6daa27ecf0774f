using Holdall.Plugins.JsHooks.Types;

namespace Holdall.Plugins.JsHooks.Tests.Types;

public sealed class SignaturesTests
{
    [Fact]
    public void Each_is_that_of_a_member_that_is_there() => new Signatures().Members
        .Where(member => !HostTables.All.Any(table => member.Split('.') is [var type, var name] && table.Name == type && table.Members.ContainsKey(name)))
        .ShouldBeEmpty();
}
