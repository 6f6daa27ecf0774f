using System.Text;
using Holdall.Plugins.Auth.Totp;
using OtpNet;

namespace Holdall.Plugins.Auth.Tests.Totp;

public sealed class TotpCodesTests
{
    /// <summary>The secret of RFC 6238, appendix B.</summary>
    private static readonly string Secret = Base32Encoding.ToString(Encoding.ASCII.GetBytes("12345678901234567890"));

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) => StepOf(code, seconds).ShouldBe(seconds / 30);

    [Theory]
    [InlineData(29, null)]
    [InlineData(30, 2L)]
    [InlineData(90, 2L)]
    [InlineData(119, 2L)]
    [InlineData(120, null)]
    public void A_clock_may_be_off_by_one_step(long seconds, long? step) => StepOf(CodeAt(60), seconds).ShouldBe(step);

    [Fact]
    public void A_secret_has_160_bits()
    {
        Base32Encoding.ToBytes(TotpCodes.NewSecret()).Length.ShouldBe(20);
        TotpCodes.NewSecret().ShouldMatch("^[A-Z2-7]{32}$");
    }

    [Fact]
    public void Recovery_codes_are_all_different_and_the_same_in_any_form()
    {
        var codes = RecoveryCodes.New();

        codes.Select(RecoveryCodes.Hash).Distinct().Count().ShouldBe(10);
        RecoveryCodes.Hash(codes[0]).ShouldBe(RecoveryCodes.Hash($" {codes[0].ToUpperInvariant().Replace("-", "", StringComparison.Ordinal)} "));
    }

    private static long? StepOf(string code, long seconds) => TotpCodes.FindStep(Secret, code, DateTimeOffset.FromUnixTimeSeconds(seconds));

    private static string CodeAt(long seconds) =>
        new OtpNet.Totp(Base32Encoding.ToBytes(Secret)).ComputeTotp(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime);
}
