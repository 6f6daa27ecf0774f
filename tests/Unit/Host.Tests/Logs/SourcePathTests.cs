using Holdall.Host.Commands;

namespace Holdall.Host.Tests.Logs;

public sealed class SourcePathTests
{
    [Fact]
    public void A_stack_names_files_from_the_top_of_the_repository() =>
        Should.Throw<StartFailure>(() => ListenAddress.Parse("nonsense")).StackTrace.ShouldNotBeNull()
            .ShouldContain(" in /_/host/Host/Commands/ListenAddress.cs:line ");
}
